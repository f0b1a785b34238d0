// Which conversations wait for a person, and which are one's own? One list for the rail and for the page.
import { computed, ref, shallowRef } from "vue";
import { ask } from "@/api/client";
import type { Called } from "@/api/shapes";

export const WAITING = "waiting";

export const called = shallowRef<Called[]>([]);
export const calledError = shallowRef<unknown>(null);
/** The service's clock less the browser's, in milliseconds: a demonstration moves it. */
export const ahead = ref(0);
/** Whether the list has been read at all. */
export const calledRead = ref(false);
export const waitingNumber = computed(() => called.value.filter((one) => one.owner === WAITING).length);

export async function refreshWaiting(): Promise<void> {
  try {
    const told = await ask("get", "/api/v1/clerk/conversations");
    called.value = told.conversations;
    ahead.value = Date.parse(told.now) - Date.now();
    calledRead.value = true;
    calledError.value = null;
  } catch (error) {
    calledError.value = error;
  }
}
