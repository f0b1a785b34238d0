// Who is logged in on this device?
import { computed, reactive } from "vue";
import { storage } from "@/platform/storage";

interface Kept {
  token: string;
  /** Masked, as the service tells it. */
  name: string;
}

function kept(): Kept {
  try {
    return { token: "", name: "", ...(JSON.parse(storage.get("session") || "{}") as Partial<Kept>) };
  } catch {
    return { token: "", name: "" };
  }
}

export const session = reactive<Kept>(kept());
export const loggedIn = computed(() => session.token !== "");

export function enter(token: string, name: string): void {
  Object.assign(session, { token, name });
  storage.set("session", JSON.stringify(session));
}

export function leave(): void {
  Object.assign(session, { token: "", name: "" });
  storage.remove("session");
}
