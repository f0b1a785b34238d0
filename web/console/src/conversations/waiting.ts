// Which conversations wait for a person, and which are one's own? One list for the rail and for the page.
import { computed, ref, shallowRef } from "vue";
import { ask } from "@/api/client";
import type { Called } from "@/api/shapes";

export const WAITING = "waiting";

export const called = shallowRef<Called[]>([]);
export const calledError = shallowRef<unknown>(null);
/** Whether the list has been read at all. */
export const calledRead = ref(false);
export const waitingNumber = computed(() => called.value.filter((one) => one.owner === WAITING).length);

export async function refreshWaiting(): Promise<void> {
  try {
    called.value = (await ask("get", "/api/v1/clerk/conversations")).conversations;
    calledRead.value = true;
    calledError.value = null;
  } catch (error) {
    calledError.value = error;
  }
}
