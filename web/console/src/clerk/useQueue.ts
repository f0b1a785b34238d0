// What lies in the queue now? Read page by page, again every ten seconds, and after a decision at once.
import { computed, reactive, ref, shallowRef, watch } from "vue";
import { ask } from "@/api/client";
import type { CaseState, QueueLine, Statistics } from "@/api/shapes";
import { usePolling } from "@/parts/polling";
import { inOrder, matching, NO_FILTERS, statesOf, type Filters } from "./queue";

const EVERY = 10_000;
const PAGE = 100;
/** More are not read at once: who has a thousand cases narrows the filters. */
export const MOST = 1_000;
const ORDER = "console.queue-order";

/** The cases in the order in which they were last listed, for “the next one” on a case's page. */
export const listed = {
  read(): string[] {
    try {
      return JSON.parse(sessionStorage.getItem(ORDER) ?? "[]") as string[];
    } catch {
      return [];
    }
  },
  write(ids: readonly string[]): void {
    sessionStorage.setItem(ORDER, JSON.stringify(ids));
  },
};

async function readAll(filters: Filters): Promise<QueueLine[]> {
  const lines: QueueLine[] = [];
  while (lines.length < MOST) {
    const query = {
      state: statesOf(filters) as CaseState[],
      item: filters.item,
      department: filters.organ,
      region: filters.region,
      limit: PAGE,
      offset: lines.length,
    };
    const page = await ask("get", "/api/v1/clerk/cases", { query });
    lines.push(...page.cases);
    if (page.cases.length < PAGE) break;
  }
  return lines;
}

export function useQueue(initial: Partial<Filters>) {
  const filters = reactive<Filters>({ ...NO_FILTERS, ...initial });
  const typed = ref("");
  const all = shallowRef<QueueLine[] | null>(null);
  const counts = shallowRef<Statistics | null>(null);
  const error = shallowRef<unknown>(null);
  const updated = shallowRef<Date | null>(null);

  async function refresh(): Promise<void> {
    const asked = JSON.stringify(filters);
    try {
      const [lines, numbers] = await Promise.all([readAll(filters), ask("get", "/api/v1/clerk/statistics")]);
      if (asked !== JSON.stringify(filters)) return;
      all.value = inOrder(lines);
      counts.value = numbers;
      error.value = null;
      updated.value = new Date();
    } catch (caught) {
      error.value = caught;
    }
  }
  const polling = usePolling(refresh, EVERY);
  watch(filters, () => {
    all.value = null;
    void polling.now().then(() => (all.value === null && !error.value ? polling.now() : undefined));
  });

  const lines = computed(() => matching(all.value ?? [], typed.value));
  watch(lines, (found) => listed.write(found.map((line) => line.id)));
  return { filters, typed, all, lines, counts, error, updated, refresh: polling.now };
}
