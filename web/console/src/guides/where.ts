// Which place of the file does a finding speak of, and which findings lie within a place?
import type { GuideFinding } from "@/api/shapes";
import type { Path } from "./guideText";

/** `conditions[1].text` as a path. */
export function pathOf(where: string): Path {
  return [...where.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((part) => (part[2] === undefined ? (part[1] ?? "") : Number(part[2])));
}

/** A path as the findings write it. */
export function whereOf(path: Path): string {
  return path.map((key, n) => (typeof key === "number" ? `[${key}]` : n ? `.${key}` : key)).join("");
}

/** The findings at a place, or below it. */
export function within(findings: readonly GuideFinding[], path: Path): GuideFinding[] {
  const where = whereOf(path);
  return findings.filter((one) => one.where === where || one.where.startsWith(`${where}.`) || one.where.startsWith(`${where}[`));
}
