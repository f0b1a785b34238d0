// Which drafts wait, may they be released, from which day, and how are they released together?
import { computed, reactive, ref, shallowRef } from "vue";
import { ask } from "@/api/client";
import type { GuideFinding, ShelfLine } from "@/api/shapes";
import { readGuide, valueAt, withValue } from "./guideText";

const SINCE = ["effective", "since"] as const;

export interface Waiting {
  line: ShelfLine;
  text: string;
  since: string;
  chosenSince: string;
  findings: GuideFinding[];
}

export const errorsOf = (one: Waiting) => one.findings.filter((found) => found.severity === "error").length;

export function usePublish() {
  const waiting = ref<Waiting[] | null>(null);
  const chosen = reactive(new Set<string>());
  const error = shallowRef<unknown>(null);
  const busy = ref(false);
  const picked = computed(() => waiting.value?.filter((one) => chosen.has(one.line.item)) ?? []);

  async function look(line: ShelfLine): Promise<Waiting> {
    const path = { item: line.item, version: line.draft };
    const { text } = await ask("get", "/api/v1/admin/guides/{item}/versions/{version}", { path });
    const { findings } = await ask("post", "/api/v1/admin/lint", { body: { text } });
    const since = String(valueAt(readGuide(text).values, SINCE) ?? "");
    return { line, text, since, chosenSince: since, findings };
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
  /** The draft with the day that was chosen; a new version where that is another day. */
  async function dated(one: Waiting): Promise<{ item: string; version: number }> {
    if (one.chosenSince === one.since) return { item: one.line.item, version: one.line.draft };
    const text = withValue(one.text, SINCE, one.chosenSince);
    const told = await ask("post", "/api/v1/admin/drafts", { body: { text, expected: one.line.draft } });
    return { item: told.item, version: told.version };
  }
  /** Publish what is chosen; how many. Raises what the service answers. */
  async function publish(): Promise<number> {
    busy.value = true;
    try {
      const drafts: { item: string; version: number }[] = [];
      for (const one of picked.value) drafts.push(await dated(one));
      await ask("post", "/api/v1/admin/releases", { body: { drafts } });
      chosen.clear();
      return drafts.length;
    } finally {
      busy.value = false;
      await load();
    }
  }
  return { waiting, chosen, picked, error, busy, load, publish };
}
