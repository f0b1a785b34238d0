// What is said in the open conversation? Read again every second and a half; a reply goes out once, however often tried.
import { computed, ref, shallowRef, watch } from "vue";
import { ask } from "@/api/client";
import { ApiError } from "@/api/problems";
import type { CalledConversation } from "@/api/shapes";
import { usePolling } from "@/parts/polling";
import { halfWritten, newTurn, type Outgoing } from "./outgoing";
import { refreshWaiting, WAITING } from "./waiting";

const EVERY = 1_500;

export function useTalk(id: string) {
  const path = { conversation: id };
  const talk = shallowRef<CalledConversation | null>(null);
  const error = shallowRef<unknown>(null);
  /** It is no longer ours to see: taken by another, or given back. */
  const gone = ref(false);
  const draft = ref(halfWritten.read(id));
  const outgoing = ref<Outgoing | null>(null);
  const whole = shallowRef<ReadonlyMap<string, string> | null>(null);
  watch(draft, (text) => halfWritten.write(id, text));

  async function refresh(): Promise<void> {
    if (gone.value) return;
    try {
      talk.value = await ask("get", "/api/v1/clerk/conversations/{conversation}", { path });
      error.value = null;
    } catch (caught) {
      error.value = caught;
      gone.value = caught instanceof ApiError && caught.status === 404;
    }
  }
  const polling = usePolling(refresh, EVERY);
  const isMine = computed(() => talk.value !== null && talk.value.owner !== WAITING);

  /** Raises what the service answers: 409 where another clerk was faster. */
  async function take(): Promise<void> {
    await ask("post", "/api/v1/clerk/conversations/{conversation}/take", { path });
    await Promise.all([polling.now(), refreshWaiting()]);
  }
  async function handBack(): Promise<void> {
    await ask("post", "/api/v1/clerk/conversations/{conversation}/hand-back", { path });
    gone.value = true;
    await refreshWaiting();
  }
  /** Raises what the service answers; the text stays, and the next try has the same name. */
  async function send(): Promise<void> {
    const text = draft.value.trim();
    if (!text) return;
    const again = outgoing.value?.failed && outgoing.value.text === text ? outgoing.value : newTurn(text);
    outgoing.value = { ...again, failed: false };
    try {
      const body = { turn_id: again.turnId, text };
      await ask("post", "/api/v1/clerk/conversations/{conversation}/replies", { path, body });
      outgoing.value = null;
      draft.value = "";
    } catch (caught) {
      outgoing.value = { ...again, failed: true };
      throw caught;
    }
    await polling.now();
  }
  async function reveal(purpose: string): Promise<void> {
    const told = await ask("get", "/api/v1/clerk/conversations/{conversation}", { path, query: { purpose } });
    whole.value = new Map(told.messages.map((one) => [one.id, one.text]));
  }
  return { talk, error, gone, isMine, draft, outgoing, whole, take, handBack, send, reveal, refresh: polling.now };
}
