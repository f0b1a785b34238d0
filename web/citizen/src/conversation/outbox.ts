// What has the citizen done that the service has not answered yet? Each turn under a key of its own, so that two tabs
// never overwrite each other's.
import type { KeyValue } from "@/platform/key-value";
import type { Outgoing } from "./model";

const PREFIX = "turn.";

export interface Outbox {
  /** Of one conversation, in order; those not yet begun under the empty name. */
  all(conversation: string): Outgoing[];
  put(outgoing: Outgoing): void;
  remove(turnId: string): void;
}

export function createOutbox(storage: KeyValue): Outbox {
  return {
    all: (conversation) =>
      storage
        .keys()
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => read(storage.get(key)))
        .filter((one): one is Outgoing => one !== null && one.conversation === conversation)
        .map((one) => ({ ...one, delivery: one.delivery === "refused" ? "refused" : "queued" }) as Outgoing)
        .sort((one, other) => one.at - other.at),
    put: (outgoing) => storage.set(PREFIX + outgoing.turnId, JSON.stringify(outgoing)),
    remove: (turnId) => storage.remove(PREFIX + turnId),
  };
}

function read(text: string): Outgoing | null {
  try {
    const one = JSON.parse(text) as Outgoing;
    return one.turnId ? one : null;
  } catch {
    return null;
  }
}
