// What does the service say went wrong? RFC 9457 problem details.
import type { Response } from "./port";

export interface FieldProblem {
  field: string;
  message: string;
  fix: string;
}

interface ProblemDetails {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: FieldProblem[];
}

/** The service answered, and the answer was no. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Its name, e.g. TurnInProgress. */
    readonly title: string,
    detail: string,
    readonly errors: FieldProblem[] = [],
  ) {
    super(detail);
  }

  /** Whether the same request may well succeed later. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** The answer, if it is a good one; raises Problem. */
export function checked(response: Response): Response {
  if (response.status < 400) return response;
  throw problemOf(response.text, response.status);
}

/** The problem that problem details tell of; their status counts where no other is given. */
export function problemOf(text: string, status?: number): Problem {
  const said = detailsOf(text);
  return new Problem(status ?? said.status ?? 500, said.title ?? "", said.detail ?? "", said.errors ?? []);
}

function detailsOf(text: string): ProblemDetails {
  try {
    return JSON.parse(text) as ProblemDetails;
  } catch {
    return {}; // a proxy's error page
  }
}
