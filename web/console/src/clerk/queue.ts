// In which order are cases done, which are shown, and where is the cursor after a refresh?
import type { Decision, QueueLine } from "@/api/shapes";

/** A tab of the queue: the states it gathers; none: all. */
export interface Tab {
  name: TabName;
  states: readonly string[];
}
export type TabName = "todo" | "toAnswer" | "toDecide" | "correcting" | "paused" | "closed" | "all";

const UNJUDGED = ["submitted", "handed_off", "resubmitted", "transferred"] as const;
const FINAL = ["concluded", "not_admitted", "refused", "withdrawn", "correction_lapsed", "stopped"] as const;

export const TABS: readonly Tab[] = [
  { name: "todo", states: [...UNJUDGED, "accepted"] },
  { name: "toAnswer", states: UNJUDGED },
  { name: "toDecide", states: ["accepted"] },
  { name: "correcting", states: ["correction_requested"] },
  { name: "paused", states: ["suspended", "waiting"] },
  { name: "closed", states: FINAL },
  { name: "all", states: [] },
];

export interface Filters {
  tab: TabName;
  state: string;
  item: string;
  organ: string;
  region: string;
}

export const NO_FILTERS: Filters = { tab: "todo", state: "", item: "", organ: "", region: "" };

/** The states to ask the service for. */
export function statesOf(filters: Filters): readonly string[] {
  if (filters.state) return [filters.state];
  return TABS.find((tab) => tab.name === filters.tab)?.states ?? [];
}

/** How many cases lie behind a tab. */
export function countOf(tab: Tab, counts: ReadonlyMap<string, number>): number {
  const states = tab.states.length ? tab.states : [...counts.keys()];
  return states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
}

const URGENCY: Record<string, number> = { red: 0, yellow: 1, "": 2 };

/** What is due first first; what nobody is bound by last; then who came first. */
export function inOrder(lines: readonly QueueLine[]): QueueLine[] {
  const key = (line: QueueLine) => line.in_force?.day ?? "9999-12-31";
  return [...lines].sort(
    (a, b) =>
      (URGENCY[a.alert] ?? 2) - (URGENCY[b.alert] ?? 2) ||
      key(a).localeCompare(key(b)) ||
      Date.parse(a.opened_at) - Date.parse(b.opened_at) ||
      a.id.localeCompare(b.id),
  );
}

/** The lines that hold every word that was typed: in a number, the applicant or the item. */
export function matching(lines: readonly QueueLine[], typed: string): QueueLine[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    const text = [line.receipt_no, line.department_no, line.applicant, line.item_name.zh, line.item_name.en, line.organ.zh];
    const whole = text.join(" ").toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

/** The place of the case in the list after a refresh; where it is gone, the one that took its place. */
export function cursorAfter(lines: readonly { id: string }[], selected: string, before: number): number {
  const at = lines.findIndex((line) => line.id === selected);
  return at >= 0 ? at : Math.min(Math.max(before, 0), lines.length - 1);
}

/** One step down or up, staying within the list. */
export function moved(at: number, step: number, length: number): number {
  return length === 0 ? -1 : Math.min(Math.max(at + step, 0), length - 1);
}

/** The case after, or before, `id`; empty where there is none. */
export function neighbour(ids: readonly string[], id: string, step: 1 | -1): string {
  const at = ids.indexOf(id);
  return at < 0 ? (step > 0 ? (ids[0] ?? "") : "") : (ids[at + step] ?? "");
}

/** Whether the list itself already tells that a decision is possible; the service has the last word. */
export function mayDecide(line: Pick<QueueLine, "state" | "desk" | "order">, decision: Decision): boolean {
  if (line.desk !== "ours" || line.order) return false;
  const unjudged = (UNJUDGED as readonly string[]).includes(line.state);
  if (decision === "accept" || decision === "not_admit") return unjudged;
  return decision === "return_once" ? unjudged || line.state === "accepted" : line.state === "accepted";
}

/** The rows of a long list that are drawn, with a few more on both sides. */
export function visible(scrolled: number, height: number, row: number, length: number, spare = 8): { from: number; to: number } {
  const from = Math.max(Math.floor(scrolled / row) - spare, 0);
  return { from, to: Math.min(Math.ceil((scrolled + height) / row) + spare, length) };
}
