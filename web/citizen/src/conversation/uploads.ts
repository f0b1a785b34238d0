// Which files are on their way, and which failed?
import { ref } from "vue";
import { api } from "@/api";
import { type PickedFile, Stopper } from "@/api/port";
import { Problem } from "@/api/problem";
import { faultOf, type Origin, pick } from "@/platform/files";
import { t } from "@/texts";
import { chat } from "./chat";

export interface Uploading {
  key: number;
  name: string;
  material: string;
  file: PickedFile;
  /** 0…100 */
  percent: number;
  /** Why it failed; empty while it goes. */
  fault: string;
  /** Whether trying the same file again makes sense. */
  again: boolean;
}

export const uploads = ref<Uploading[]>([]);
const stoppers = new Map<number, Stopper>();
let last = 0;

export async function pickAndUpload(origin: Origin, material: string): Promise<void> {
  for (const file of await pick(origin)) add(file, material);
}

function add(file: PickedFile, material: string): void {
  const fault = faultOf(file);
  const key = (last += 1);
  const fresh = { key, name: file.name, material, file, percent: 0, fault: fault && t.value.attach[fault], again: false };
  uploads.value = [...uploads.value, fresh];
  if (!fault) void send(key);
}

export function retry(key: number): void {
  change(key, { fault: "", percent: 0 });
  void send(key);
}

export function cancel(key: number): void {
  stoppers.get(key)?.stop();
  stoppers.delete(key);
  uploads.value = uploads.value.filter((one) => one.key !== key);
}

async function send(key: number): Promise<void> {
  const one = uploads.value.find((upload) => upload.key === key);
  if (!one) return;
  const stopper = new Stopper();
  stoppers.set(key, stopper);
  try {
    const ref = await chat.conversation();
    const progress = (share: number) => change(key, { percent: Math.round(share * 100) });
    const stored = await api.upload(ref, one.file, one.material, progress, stopper);
    if (stopper.stopped) return;
    cancel(key);
    await chat.attach(stored.id, one.material, stored.name);
  } catch (error) {
    if (stopper.stopped) return;
    change(key, { fault: faultText(error), again: !(error instanceof Problem) || error.passing });
  }
}

function faultText(error: unknown): string {
  if (!(error instanceof Problem) || error.passing) return t.value.attach.failed;
  return t.value.problems[error.title] ?? t.value.attach.broken;
}

function change(key: number, change: Partial<Uploading>): void {
  uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, ...change } : one));
}
