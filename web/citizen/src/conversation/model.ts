// What does one conversation look like on this device?
import type { Claim, FormCard, MatterLine, Message, Prompt, Reply, Turn } from "@/api/types";

/** How far a turn has come that the service has not answered yet. */
export type Delivery =
  /** Waits for those before it. */
  | "queued"
  /** On its way. */
  | "sending"
  /** Not delivered; sent again by itself. */
  | "undelivered"
  /** The service will not take it. */
  | "refused";

/** What the citizen did, until the service has answered it. */
export interface Outgoing {
  turnId: string;
  /** Empty until the conversation has begun. */
  conversation: string;
  /** Milliseconds; the order of sending. */
  at: number;
  /** As shown in the bubble. */
  shown: string;
  turn: Omit<Turn, "turn_id">;
  delivery: Delivery;
  /** Why it was refused: the name of the problem. */
  problem: string;
  /** Number of the last message seen when it was made: its echo comes later. */
  after: number;
}

export interface ChatState {
  id: string;
  version: number;
  /** bot, waiting or clerk. */
  owner: string;
  /** Among those that wait for a person, from 1; 0: not told. */
  place: number;
  language: string;
  /** Division code. */
  region: string;
  /** By number, each once. */
  messages: Message[];
  outgoing: Outgoing[];
  /** What has been worded so far of the answer under way; its message takes their place. */
  sentences: Claim[];
  /** What others said while a turn of ours was under way. */
  held: Message[];
  prompt: Prompt | null;
  form: FormCard | null;
  /** The applications under way where there are several, the one being filled first. */
  matters: MatterLine[];
}

export const EMPTY: ChatState = {
  id: "",
  version: 0,
  owner: "bot",
  place: 0,
  language: "zh",
  region: "",
  messages: [],
  outgoing: [],
  sentences: [],
  held: [],
  prompt: null,
  form: null,
  matters: [],
};

/** The reply that belongs to a message, if it is one. */
export function replyOf(message: Message | undefined): Reply | null {
  return message?.reply ?? null;
}
