// What was typed into the form of granting, until it is given or the citizen leaves? In memory alone: it names others.
import { reactive } from "vue";
import { session } from "@/session/session";
import { type Draft, EMPTY } from "./grant";

let owner = "";
export const draft = reactive<Draft>({ ...EMPTY });

export function emptyDraft(): void {
  Object.assign(draft, { ...EMPTY, items: [] });
}

/** A log-in that ran out loses nothing; somebody else's log-in finds nothing. */
export function openDraft(): void {
  if (owner !== session.name) emptyDraft();
  owner = session.name;
}
