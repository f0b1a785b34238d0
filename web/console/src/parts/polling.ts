// How is something kept fresh? Asked again after each answer, not while the page is hidden, at once when it comes back.
import { onMounted, onUnmounted } from "vue";

export interface Polling {
  /** Ask now, and count the time from now. */
  now: () => Promise<void>;
}

export function usePolling(ask: () => Promise<void>, every: number): Polling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let alive = true;
  let asking: Promise<void> | null = null;

  async function now(): Promise<void> {
    clearTimeout(timer);
    asking ??= ask().finally(() => (asking = null));
    await asking;
    clearTimeout(timer);
    if (alive && !document.hidden) timer = setTimeout(() => void now(), every);
  }
  const shown = () => {
    if (!document.hidden) void now();
  };
  onMounted(() => {
    document.addEventListener("visibilitychange", shown);
    void now();
  });
  onUnmounted(() => {
    alive = false;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", shown);
  });
  return { now };
}
