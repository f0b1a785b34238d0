// How far is the form, and which of its lines hold something? Pure.
import type { FindingLine, FormCard, FormLine } from "@/api/types";

export function isMaterial(path: string): boolean {
  return path.startsWith("material.");
}

export function materialId(path: string): string {
  return path.slice("material.".length);
}

export interface Sections {
  fields: FormLine[];
  materials: FormLine[];
}

export function sectionsOf(card: FormCard): Sections {
  return {
    fields: card.lines.filter((line) => !isMaterial(line.path)),
    materials: card.lines.filter((line) => isMaterial(line.path)),
  };
}

/** The matter of a life event that begins with line `at`; empty: none does. */
export function matterAt(lines: FormLine[], at: number): string {
  const section = lines[at]?.section ?? "";
  return section === (lines[at - 1]?.section ?? "") ? "" : section;
}

export function isFilled(line: FormLine): boolean {
  return line.shown !== "" && line.state !== "stale";
}

/** Lines that hold something, and all that have to. */
export function progressOf(card: FormCard): { done: number; all: number } {
  const done = card.lines.filter(isFilled).length;
  return { done, all: done + card.remaining };
}

export function findingsBySeverity(findings: FindingLine[]): { errors: FindingLine[]; hints: FindingLine[] } {
  return {
    errors: findings.filter((one) => one.severity === "error"),
    hints: findings.filter((one) => one.severity !== "error"),
  };
}
