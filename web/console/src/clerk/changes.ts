// What has happened to a case since it was looked at?
import type { Case, CaseEvent, TextOut } from "@/api/shapes";

export interface Changes {
  state: { from: TextOut; to: TextOut } | null;
  events: CaseEvent[];
}

const name = (event: CaseEvent) => `${event.kind} ${event.actor} ${event.at}`;

/** What is new in `now`; null where the case is as it was seen. */
export function changesOf(seen: Pick<Case, "version" | "state" | "state_text" | "events">, now: typeof seen): Changes | null {
  if (seen.version === now.version) return null;
  const known = new Set(seen.events.map(name));
  return {
    state: seen.state === now.state ? null : { from: seen.state_text, to: now.state_text },
    events: now.events.filter((event) => !known.has(name(event))),
  };
}
