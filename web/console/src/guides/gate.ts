// What of one answer does the other not say?

/** The lines of `text` that `other` lacks, left-out lines as …; all of it where it lacks none or all. */
export function beyond(text: string, other: string): string {
  const lines = text.split("\n");
  const said = new Set(other.split("\n"));
  const own = lines.filter((line) => !said.has(line));
  if (!own.length || own.length === lines.length) return text;
  return lines
    .map((line) => (said.has(line) ? "…" : line))
    .filter((line, n, all) => line !== "…" || all[n - 1] !== "…")
    .join("\n");
}
