// What does a citizen type who lets another act for them, and what is sent of it? Pure.
import type { FieldProblem } from "@/api/problem";
import type { Fault, Grant, GrantSketch } from "@/api/types";

export const RELATIONS = ["parent", "spouse", "child", "relative", "other"] as const;
export type Relation = "" | (typeof RELATIONS)[number];
export type Field = "company" | "agent" | "agent_number" | "relation" | "items" | "until";

/** From top to bottom, as on the page. */
export const FIELDS: Field[] = ["company", "agent", "agent_number", "relation", "items", "until"];

export interface Draft {
  /** Credit code of the company that gives it; empty: the citizen. */
  company: string;
  companyName: string;
  agent: string;
  number: string;
  relation: Relation;
  /** Everything of the giver's kind; else what `items` names. */
  everything: boolean;
  items: string[];
  until: string;
}

export const EMPTY: Draft = { company: "", companyName: "", agent: "", number: "", relation: "", everything: false, items: [], until: "" };

/** Terms to choose from, in months. */
export const TERMS = [3, 6, 12, 36];
/** Long enough for most matters; leave that nobody remembers is not left standing. */
const USUAL = 3;

/** That many months after a day, 2026-05-31 + 1 → 2026-06-30; never after `last`. */
export function monthsOn(day: string, months: number, last: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(date, end))).toISOString().slice(0, 10);
  return last && found > last ? last : found;
}

export const usualLastDay = (first: string, last: string): string => monthsOn(first, USUAL, last);

/** What is typed so far; what is empty is not judged. Nothing chosen is not everything. */
export function sketchOf(draft: Draft): GrantSketch {
  return {
    agent: draft.agent.trim() || null,
    agent_number: draft.number.trim() || null,
    items: draft.everything ? [] : draft.items.length ? draft.items : null,
    until: draft.until || null,
    relation: draft.company ? "" : draft.relation,
    company: draft.company,
  };
}

export function grantOf(draft: Draft): Grant {
  const { company, relation } = sketchOf(draft);
  const items = draft.everything ? [] : draft.items;
  return { agent: draft.agent.trim(), agent_number: draft.number.trim(), items, until: draft.until, relation, company };
}

/** Which fields are still to be filled. */
export function missing(draft: Draft): Field[] {
  const sketch = sketchOf(draft);
  return (["agent", "agent_number", "items", "until"] as const).filter((name) => sketch[name] === null);
}

/** A refusal's problems, whose texts are “Chinese / English”, as faults of the form. */
export function faultsOf(problems: FieldProblem[]): Fault[] {
  return problems.map(({ field, message, fix }) => ({ field, message: halves(message), fix: halves(fix) }));
}

function halves(text: string): { zh: string; en: string } {
  const [zh = "", en = ""] = text.split(" / ");
  return { zh, en: en || zh };
}
