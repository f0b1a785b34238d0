// Has what a page shows come, is it coming, or did it fail?
import { ref, type Ref } from "vue";
import { Problem } from "@/api/problem";
import { leave } from "@/session/session";

export type Standing = "loading" | "ready" | "failed" | "missing";

export interface Loaded<T> {
  value: Ref<T | null>;
  standing: Ref<Standing>;
  load(): Promise<void>;
}

/** What `fetch` gives, asked for with `load`; what was there stays while it is asked again. */
export function useLoaded<T>(fetch: () => Promise<T>): Loaded<T> {
  const value = ref(null) as Ref<T | null>;
  const standing = ref<Standing>("loading");
  async function load(): Promise<void> {
    if (value.value === null) standing.value = "loading";
    try {
      value.value = await fetch();
      standing.value = "ready";
    } catch (error) {
      if (error instanceof Problem && error.status === 401) leave();
      standing.value = error instanceof Problem && error.status === 404 ? "missing" : "failed";
    }
  }
  return { value, standing, load };
}
