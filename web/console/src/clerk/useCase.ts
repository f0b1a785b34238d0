// How does the case stand? Read masked and read again while it is open; whole values are asked for once, with a purpose.
import { computed, ref, shallowRef, watch } from "vue";
import { ask } from "@/api/client";
import type { Case, FormLine, MandateOfCase } from "@/api/shapes";
import { usePolling } from "@/parts/polling";
import { changesOf, type Changes } from "./changes";
import { EMPTY, fitting, isTouched, kept, type Composition } from "./notice";

const EVERY = 5_000;

export interface Revealed {
  purpose: string;
  applicant: string;
  agent: string;
  mandate: MandateOfCase["text"] | null;
  shown: ReadonlyMap<string, string>;
}

const allLines = (one: Case): FormLine[] => [...one.lines, ...one.groups.flatMap((group) => group.rows.flat())];

export function useCase(id: string) {
  const kase = shallowRef<Case | null>(null);
  const error = shallowRef<unknown>(null);
  const revealed = shallowRef<Revealed | null>(null);
  const made = ref<Composition>(kept.read(id));
  const changes = shallowRef<Changes | null>(null);
  /** Our own decision moves the case too; that is no surprise. */
  let own = false;

  function take(now: Case): void {
    const seen = kase.value;
    const news = seen ? changesOf(seen, now) : null;
    if (news && !own && isTouched(made.value)) changes.value = news;
    if (now.version !== seen?.version) made.value = fitting(made.value, now);
    kase.value = now;
  }
  async function refresh(): Promise<void> {
    try {
      take(await ask("get", "/api/v1/clerk/cases/{case}", { path: { case: id } }));
      error.value = null;
    } catch (caught) {
      error.value = caught;
    }
  }
  const polling = usePolling(refresh, EVERY);
  watch(made, (now) => kept.write(id, now), { deep: true });

  /** Raises what the service answers: nothing is shown that was not written down first. */
  async function reveal(purpose: string): Promise<void> {
    const whole = await ask("get", "/api/v1/clerk/cases/{case}", { path: { case: id }, query: { purpose } });
    const shown = new Map(allLines(whole).map((line) => [line.path, line.shown]));
    revealed.value = { purpose, applicant: whole.applicant, agent: whole.agent, mandate: whole.mandate?.text ?? null, shown };
  }
  /** The decision was sent: what was typed for it has served. */
  async function decided(): Promise<void> {
    own = true;
    made.value = EMPTY;
    changes.value = null;
    await polling.now();
    await polling.now();
  }
  /** Somebody was faster: look again, keep what was typed. */
  async function overtaken(): Promise<void> {
    const before = kase.value;
    await polling.now();
    if (before && kase.value) changes.value = changesOf(before, kase.value) ?? { state: null, events: [] };
  }
  const names = computed(() => {
    const one = kase.value;
    if (!one) return new Map<string, { zh: string; en: string }>();
    return new Map([
      ...allLines(one).map((line) => [line.path, line.label] as const),
      ...one.groups.map((group) => [group.id, group.label] as const),
      ...one.materials.map((material) => [`material.${material.id}`, material.name] as const),
    ]);
  });
  return { kase, error, revealed, made, changes, names, reveal, decided, overtaken, refresh: polling.now };
}
