// What has a clerk put together for the decision on a case? Plain values, so that nothing is lost on the way.
import type { Case, Decision, DecisionIn, NoticeIn } from "@/api/shapes";

export interface Remark {
  /** A line, `material.id`, or empty for the whole application. */
  path: string;
  words: string;
}

export interface Composition {
  decision: Decision | "";
  findings: readonly string[];
  remarks: readonly Remark[];
  days: number;
  reason: string;
  result: string;
}

export const DAYS = 15;
export const EMPTY: Composition = { decision: "", findings: [], remarks: [], days: DAYS, reason: "", result: "" };
export const MATERIAL = "material.";

/** With the finding ticked, or no longer; ticking one means a return. */
export function toggled(made: Composition, rule: string): Composition {
  const ticked = made.findings.includes(rule);
  const findings = ticked ? made.findings.filter((one) => one !== rule) : [...made.findings, rule];
  return { ...made, findings, decision: ticked ? made.decision : "return_once" };
}

/** With a remark on the path; one is enough. Asking for a correction means a return. */
export function remarked(made: Composition, path: string): Composition {
  const known = made.remarks.some((one) => one.path === path);
  const remarks = known ? made.remarks : [...made.remarks, { path, words: "" }];
  return { ...made, remarks, decision: "return_once" };
}

export function unremarked(made: Composition, path: string): Composition {
  return { ...made, remarks: made.remarks.filter((one) => one.path !== path) };
}

export function worded(made: Composition, path: string, words: string): Composition {
  return { ...made, remarks: made.remarks.map((one) => (one.path === path ? { path, words } : one)) };
}

/** Whether there is anything to put right in it; a remark on the whole needs words. */
export function hasContent(made: Composition): boolean {
  return made.findings.length > 0 || made.remarks.some((one) => one.path !== "" || one.words.trim() !== "");
}

/** Whether something would be lost if it were thrown away. */
export function isTouched(made: Composition): boolean {
  return hasContent(made) || made.reason.trim() !== "" || made.result.trim() !== "";
}

export function asNotice(made: Composition): NoticeIn {
  return {
    findings: [...made.findings],
    remarks: made.remarks.filter((one) => one.path !== "" || one.words.trim()).map((one) => ({ path: one.path, words: one.words.trim() })),
    days: made.days,
    reason: made.reason.trim(),
  };
}

/** The decision as it is sent: only a return carries what is to be corrected. */
export function asDecision(made: Composition, decision: Decision, version: number): DecisionIn {
  const notice = decision === "return_once" ? asNotice(made) : { findings: [], remarks: [], days: DAYS, reason: made.reason.trim() };
  return { ...notice, decision, version, result: decision === "conclude" ? made.result.trim() : "" };
}

export type Lack = "reason" | "content";

/** What is still missing before it can be sent. */
export function lacks(made: Composition, notices: number): Lack | "" {
  const reasoned = made.reason.trim() !== "";
  if (made.decision === "return_once") return !hasContent(made) ? "content" : notices > 0 && !reasoned ? "reason" : "";
  return (made.decision === "refuse" || made.decision === "not_admit") && !reasoned ? "reason" : "";
}

/** What of it still fits a case that has changed: findings and lines that are gone fall out, words stay. */
export function fitting(made: Composition, present: Pick<Case, "found" | "lines" | "groups" | "materials" | "decisions">): Composition {
  const rules = new Set(present.found.map((one) => one.rule));
  const paths = new Set([
    "",
    ...present.lines.map((one) => one.path),
    ...present.groups.flatMap((group) => [group.id, ...group.rows.flat().map((one) => one.path)]),
    ...present.materials.map((one) => MATERIAL + one.id),
  ]);
  return {
    ...made,
    findings: made.findings.filter((rule) => rules.has(rule)),
    remarks: made.remarks.filter((one) => paths.has(one.path)),
    decision: made.decision && present.decisions.includes(made.decision) ? made.decision : "",
  };
}

const KEY = "console.decision.";

/** Kept in the tab, so that a reload or a new log-in loses nothing; it is gone with the tab. */
export const kept = {
  read(id: string): Composition {
    try {
      return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(KEY + id) ?? "{}") as Partial<Composition>) };
    } catch {
      return EMPTY;
    }
  },
  write(id: string, made: Composition): void {
    if (isTouched(made)) sessionStorage.setItem(KEY + id, JSON.stringify(made));
    else sessionStorage.removeItem(KEY + id);
  },
};
