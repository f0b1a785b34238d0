// Which drafts wait, who approved them, how did their rehearsal go, and how are they released together?
import { computed, reactive, ref, shallowRef } from "vue";
import { ask } from "@/api/client";
import type { Gate, GuideFinding, Reviews, ShelfLine } from "@/api/shapes";
import { session } from "@/session/session";
import { readGuide, valueAt, withValue } from "./guideText";

const SINCE = ["effective", "since"] as const;
/** Milliseconds between two looks at a rehearsal. */
const LOOK = 700;

export interface Waiting {
  line: ShelfLine;
  text: string;
  since: string;
  findings: GuideFinding[];
  reviews: Reviews;
}
export type Standing = "approved" | "sentBack" | "waiting";

export const errorsOf = (one: Waiting) => one.findings.filter((found) => found.severity === "error").length;

/** How the draft stands with everybody but its author; a single “no” outweighs any “yes”. */
export function standingOf(reviews: Reviews): Standing {
  const verdicts = reviews.reviews.filter((one) => one.reviewer !== reviews.author).map((one) => one.verdict);
  if (verdicts.includes("sent_back")) return "sentBack";
  return verdicts.length ? "approved" : "waiting";
}
/** Whether the member who is logged in may judge the draft. */
export const mayReview = (reviews: Reviews) => `staff:${session.member?.number}` !== reviews.author;

export function usePublish() {
  const waiting = ref<Waiting[] | null>(null);
  const chosen = reactive(new Set<string>());
  const error = shallowRef<unknown>(null);
  const busy = ref(false);
  const gate = shallowRef<Gate | null>(null);
  const picked = computed(() => waiting.value?.filter((one) => chosen.has(one.line.item)) ?? []);
  const isApproved = computed(() => picked.value.every((one) => standingOf(one.reviews) === "approved"));
  /** The rehearsal of exactly what is picked; null: there was none. */
  const rehearsal = computed(() => (gate.value && isOf(gate.value, picked.value) ? gate.value : null));

  async function look(line: ShelfLine): Promise<Waiting> {
    const path = { item: line.item, version: line.draft };
    const [{ text }, reviews] = await Promise.all([
      ask("get", "/api/v1/admin/guides/{item}/versions/{version}", { path }),
      ask("get", "/api/v1/admin/guides/{item}/versions/{version}/reviews", { path }),
    ]);
    const { findings } = await ask("post", "/api/v1/admin/lint", { body: { text } });
    return { line, text, since: String(valueAt(readGuide(text).values, SINCE) ?? ""), findings, reviews };
  }
  async function load(): Promise<void> {
    error.value = null;
    try {
      const { guides } = await ask("get", "/api/v1/admin/guides");
      const found: Waiting[] = [];
      for (const line of guides.filter((one) => one.draft > 0)) found.push(await look(line));
      waiting.value = found;
      for (const item of chosen) if (!found.some((one) => one.line.item === item)) chosen.delete(item);
    } catch (caught) {
      error.value = caught;
    }
  }
  /** Let the draft take effect on another day: a new version, which is reviewed anew. */
  async function date(one: Waiting, since: string): Promise<void> {
    if (!since || since === one.since) return;
    await acting(() => ask("post", "/api/v1/admin/drafts", { body: { text: withValue(one.text, SINCE, since), expected: one.line.draft } }));
  }
  async function review(one: Waiting, verdict: "approved" | "sent_back", note: string): Promise<void> {
    const path = { item: one.line.item, version: one.line.draft };
    await acting(() => ask("post", "/api/v1/admin/guides/{item}/versions/{version}/reviews", { path, body: { verdict, note } }));
  }
  /** Play the golden questions and dialogues with what is picked; ends when the report is there. */
  async function rehearse(): Promise<void> {
    busy.value = true;
    try {
      gate.value = await ask("post", "/api/v1/admin/gates", { body: { drafts: drafts() } });
      while (gate.value && !gate.value.report) {
        await new Promise((resolve) => setTimeout(resolve, LOOK));
        gate.value = await ask("get", "/api/v1/admin/gates/{gate}", { path: { gate: gate.value.id } });
      }
    } finally {
      busy.value = false;
    }
  }
  /** Release what is picked; how many. Raises what the service answers. */
  async function release(override: string): Promise<number> {
    const body = { drafts: drafts(), gate: rehearsal.value?.id ?? "", override };
    await acting(() => ask("post", "/api/v1/admin/releases", { body }));
    chosen.clear();
    gate.value = null;
    return body.drafts.length;
  }
  const drafts = () => picked.value.map((one) => ({ item: one.line.item, version: one.line.draft }));
  async function acting(act: () => Promise<unknown>): Promise<void> {
    busy.value = true;
    try {
      await act();
    } finally {
      busy.value = false;
      await load();
    }
  }
  return { waiting, chosen, picked, error, busy, rehearsal, isApproved, load, date, review, rehearse, release };
}

function isOf(gate: Gate, picked: readonly Waiting[]): boolean {
  const versions = new Map(gate.drafts.map((one) => [one.item, one.version]));
  return versions.size === picked.length && picked.every((one) => versions.get(one.line.item) === one.line.draft);
}
