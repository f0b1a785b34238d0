// Which open question is this guide being edited for? It travels in the history entry, so that a reload keeps it.

export interface OpenQuestion {
  /** Its id. */
  open: string;
  question: string;
  askedAs: string[];
  answer: string;
}

/** The open question that the page was opened with; null: none, or it is answered already. */
export function openQuestion(state: unknown = history.state): OpenQuestion | null {
  const carried = (state as { faq?: unknown } | null)?.faq;
  return typeof carried === "string" && carried ? (JSON.parse(carried) as OpenQuestion) : null;
}

const ENGLISH = /^[\x20-\x7e]+$/;

/** Once it is answered, a reload brings it no more. */
export function forgetOpenQuestion(): void {
  history.replaceState({ ...(history.state as object), faq: "" }, "");
}

/** The row of the FAQ that would answer it; the other language is left to be written. */
export function rowOf(one: OpenQuestion): Record<string, unknown> {
  const question = ENGLISH.test(one.question) ? { zh: "", en: one.question } : { zh: one.question, en: "" };
  const row = { question, answer: { zh: one.answer, en: "" } };
  return one.askedAs.length ? { ...row, asked_as: one.askedAs } : row;
}
