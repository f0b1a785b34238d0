// Which files are on their way, and which failed?
import { ref } from "vue";
import { api } from "@/api";
import { type PickedFile, Stopper } from "@/api/port";
import { Problem } from "@/api/problem";
import { faultOf, MOST_AT_ONCE, type Origin, pick } from "@/platform/files";
import { t } from "@/texts";
import { chat, type Sent } from "./chat";

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

/** Files picked at once are told of in one turn; for a document that was named there is one. */
export async function pickAndUpload(origin: Origin, material: string): Promise<void> {
  const files = await pick(origin, material ? 1 : MOST_AT_ONCE);
  await tell(files.map((file) => add(file, material)));
}

/** Shows the file on its way; its key. */
function add(file: PickedFile, material: string): number {
  const fault = faultOf(file);
  const key = (last += 1);
  const fresh = { key, name: file.name, material, file, percent: 0, fault: fault && t.value.attach[fault], again: false };
  uploads.value = [...uploads.value, fresh];
  return key;
}

/** Sends the files, and says so once all are through; what failed stays in its row. */
async function tell(keys: number[]): Promise<void> {
  const sent = await Promise.all(keys.map(send));
  const through = sent.filter((one): one is Sent => one !== null);
  if (through.length) await chat.attach(through);
}

export function retry(key: number): void {
  change(key, { fault: "", percent: 0 });
  void tell([key]);
}

export function cancel(key: number): void {
  stoppers.get(key)?.stop();
  stoppers.delete(key);
  uploads.value = uploads.value.filter((one) => one.key !== key);
}

async function send(key: number): Promise<Sent | null> {
  const one = uploads.value.find((upload) => upload.key === key);
  if (!one || one.fault) return null;
  const stopper = new Stopper();
  stoppers.set(key, stopper);
  try {
    const ref = await chat.conversation();
    const progress = (share: number) => change(key, { percent: Math.round(share * 100) });
    const stored = await api.upload(ref, one.file, one.material, progress, stopper);
    if (stopper.stopped) return null;
    cancel(key);
    return { id: stored.id, material: one.material, name: stored.name };
  } catch (error) {
    if (!stopper.stopped) change(key, { fault: faultText(error), again: !(error instanceof Problem) || error.passing });
    return null;
  }
}

function faultText(error: unknown): string {
  if (!(error instanceof Problem) || error.passing) return t.value.attach.failed;
  return t.value.problems[error.title] ?? t.value.attach.broken;
}

function change(key: number, change: Partial<Uploading>): void {
  uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, ...change } : one));
}
