// What went wrong, in the words of whoever works with the console?
import type { Texts } from "@/texts";
import type { FieldProblem, Problem } from "./shapes";

/** The service answered with an error. */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;
  readonly errors: FieldProblem[];
  readonly retryAfter: number;
  constructor(problem: Problem, retryAfter = 0) {
    super(problem.detail);
    this.status = problem.status;
    this.title = problem.title;
    this.errors = problem.errors;
    this.retryAfter = retryAfter;
  }
  /** What the error says of one field. */
  said(field: string): string {
    return this.errors.find((one) => one.field === field)?.message ?? "";
  }
}

/** The service could not be reached. */
export class Offline extends Error {}

/** The body of an error; whatever stands between may answer without one. */
export async function problemOf(response: Response): Promise<Problem> {
  const empty: Problem = { type: "", title: "", status: response.status, detail: response.statusText, errors: [] };
  try {
    return { ...empty, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return empty;
  }
}

export interface Readable {
  title: string;
  lines: string[];
}

/** An error as it is shown: a sentence, and what would be right. */
export function readable(error: unknown, texts: Texts, english: boolean): Readable {
  const t = texts.problems;
  if (error instanceof Offline) return { title: t.offline, lines: [t.offlineHint] };
  if (!(error instanceof ApiError)) return { title: t.unforeseen, lines: [] };
  if (error.title === "TooManyTries") return { title: t.tooManyTries(waiting(error.retryAfter, texts)), lines: [] };
  if (error.title === "DecisionDenied" || error.title === "DecisionIncomplete") return decision(error, t.denied, english);
  const known = t.byTitle[error.title] ?? t.byStatus[String(error.status)];
  return { title: known ?? t.unforeseen, lines: known && error.status < 500 && error.status !== 422 ? [] : fields(error) };
}

/** A wait, rounded up to what people say. */
export function waiting(seconds: number, texts: Texts): string {
  return seconds < 90 ? texts.problems.seconds(Math.max(seconds, 1)) : texts.problems.minutes(Math.ceil(seconds / 60));
}

function decision(error: ApiError, title: string, english: boolean): Readable {
  const why = error.errors.find((one) => one.field === "why");
  if (!why) return { title, lines: fields(error) };
  return { title, lines: [english ? why.fix : why.message] };
}

function fields(error: ApiError): string[] {
  return error.errors.map((one) => [one.field, one.message, one.fix].filter(Boolean).join(" · ")).slice(0, 8);
}
