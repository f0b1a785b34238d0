// What is the text of the guide, what is found in it, and is it saved?
import { computed, onUnmounted, ref, shallowRef, watch } from "vue";
import { ask } from "@/api/client";
import { ApiError } from "@/api/problems";
import type { GuideFinding, Version } from "@/api/shapes";
import { session } from "@/session/session";
import { readGuide, withMoved, without, withRow, withValue, type Path } from "./guideText";
import { NEW, TEMPLATE } from "./template";
import { unsaved } from "./unsaved";

const SOON = 600;

export interface Overtaken {
  present: number;
  theirs: string;
}

/** The version to go on from: the draft, else what is served, else the newest. */
export function startOf(versions: readonly Version[]): Version | undefined {
  return versions.find((one) => one.state === "draft") ?? versions.find((one) => one.served) ?? versions[0];
}

export function useGuide(item: string, from: number) {
  const text = ref("");
  const saved = ref("");
  /** The newest version: what is saved is written over it. */
  const base = ref(0);
  /** The version whose text is shown. */
  const origin = ref(0);
  const read = ref(false);
  const error = shallowRef<unknown>(null);
  const restored = ref("");
  const findings = shallowRef<GuideFinding[]>([]);
  const checking = ref(false);
  const saving = ref(false);
  const overtaken = shallowRef<Overtaken | null>(null);
  const readOnly = computed(() => session.member?.role !== "admin");
  const isDirty = computed(() => read.value && text.value !== saved.value);

  async function textOf(version: number): Promise<string> {
    const path = { item, version };
    return (await ask("get", "/api/v1/admin/guides/{item}/versions/{version}", { path })).text;
  }
  async function load(): Promise<void> {
    error.value = null;
    try {
      if (item === NEW) saved.value = TEMPLATE;
      else {
        const { versions } = await ask("get", "/api/v1/admin/guides/{item}/versions", { path: { item } });
        base.value = versions[0]?.version ?? 0;
        origin.value = startOf(versions)?.version ?? base.value;
        saved.value = await textOf(origin.value);
      }
      text.value = from ? await textOf(from) : saved.value;
      if (from) origin.value = from;
      restore();
      read.value = true;
    } catch (caught) {
      error.value = caught;
    }
  }
  function restore(): void {
    const left = readOnly.value || from ? null : unsaved.read(item);
    if (!left || left.text === saved.value) return;
    text.value = left.text;
    [base.value, origin.value] = [left.base, left.base];
    restored.value = left.at;
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  async function lint(): Promise<void> {
    asked?.abort();
    asked = new AbortController();
    checking.value = true;
    try {
      findings.value = (await ask("post", "/api/v1/admin/lint", { body: { text: text.value }, signal: asked.signal })).findings;
      checking.value = false;
    } catch (caught) {
      if (!(caught instanceof DOMException)) checking.value = false;
    }
  }
  watch(text, (now) => {
    clearTimeout(timer);
    if (now.trim()) timer = setTimeout(() => void lint(), SOON);
    if (readOnly.value || !read.value) return;
    if (now === saved.value) unsaved.drop(item);
    else unsaved.write(item, now, base.value);
  });
  onUnmounted(() => {
    clearTimeout(timer);
    asked?.abort();
  });

  /** What became of it: kept or unchanged; raises what the service answers. Overtaken: `overtaken` is set instead. */
  async function save(over = base.value): Promise<{ outcome: string; item: string; version: number } | null> {
    saving.value = true;
    const sent = text.value;
    try {
      const told = await ask("post", "/api/v1/admin/drafts", { body: { text: sent, expected: over } });
      [saved.value, base.value, origin.value, findings.value] = [sent, told.version, told.version, told.findings];
      [restored.value, overtaken.value] = ["", null];
      if (text.value === sent) unsaved.drop(item);
      return told;
    } catch (caught) {
      if (!(caught instanceof ApiError) || caught.title !== "DraftOutdated") throw caught;
      const present = Number(caught.said("present"));
      overtaken.value = { present, theirs: await textOf(present) };
      return null;
    } finally {
      saving.value = false;
    }
  }
  function takeTheirs(): void {
    if (!overtaken.value) return;
    [text.value, saved.value] = [overtaken.value.theirs, overtaken.value.theirs];
    [base.value, origin.value] = [overtaken.value.present, overtaken.value.present];
    overtaken.value = null;
    unsaved.drop(item);
  }
  async function discard(): Promise<void> {
    unsaved.drop(item);
    restored.value = "";
    base.value = 0;
    await load();
  }
  const guide = computed(() => readGuide(text.value));
  const edits = {
    set: (path: Path, value: unknown, order?: readonly string[]) => (text.value = withValue(text.value, path, value, order)),
    clear: (path: Path) => (text.value = without(text.value, path)),
    addRow: (path: Path, at: number, row: unknown, order?: readonly string[]) => (text.value = withRow(text.value, path, at, row, order)),
    moveRow: (path: Path, was: number, to: number) => (text.value = withMoved(text.value, path, was, to)),
  };
  void load();
  return { text, base, origin, read, error, restored, findings, checking, saving, overtaken, readOnly, isDirty, guide, edits, load, save, takeTheirs, discard };
}
