// In which part of its guide does a passage stand?

/** “company-change-address@9901/faq/1” is of “faq”. */
export function sectionOf(passage: string): string {
  return passage.split("/")[1] ?? "";
}

export interface Marked {
  before: string;
  quoted: string;
  after: string;
}

/** The passage around its quoted words; null where they no longer stand there. */
export function marked(text: string, quote: string, start: number, end: number): Marked | null {
  const stands = text.slice(start, end) === quote;
  const from = stands ? start : text.indexOf(quote);
  if (!quote || from < 0) return null;
  const to = from + quote.length;
  return { before: text.slice(0, from), quoted: text.slice(from, to), after: text.slice(to) };
}
