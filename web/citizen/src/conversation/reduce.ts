// What does the conversation look like after something happened? Pure.
import type { Claim, Conversation, Message } from "@/api/types";
import { type ChatState, EMPTY, type Outgoing } from "./model";

export type ChatEvent =
  | { type: "opened"; conversation: Conversation }
  /** `ours`: it came with the answer to a turn of this device; else somebody else may have been first. */
  | { type: "said"; message: Message; ours: boolean }
  /** A sentence of the answer under way. */
  | { type: "sentence"; claim: Claim }
  | { type: "owner"; owner: string; number: number }
  | { type: "seen"; version: number }
  | { type: "queued"; outgoing: Outgoing }
  | { type: "sending"; turnId: string }
  | { type: "undelivered"; turnId: string }
  | { type: "refused"; turnId: string; problem: string }
  /** Answered, or taken back by the citizen. */
  | { type: "settled"; turnId: string }
  | { type: "begun"; id: string }
  | { type: "closed" };

export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case "opened":
      return opened(state, event.conversation);
    case "said":
      return said(state, event.message, event.ours);
    case "sentence":
      return { ...state, sentences: [...state.sentences, event.claim] };
    case "owner":
      return seen({ ...state, owner: event.owner }, event.number);
    case "seen":
      return seen(state, event.version);
    case "queued":
      return { ...state, outgoing: byTime([...without(state.outgoing, event.outgoing.turnId), event.outgoing]) };
    case "sending":
      return unspoken(changed(state, event.turnId, { delivery: "sending", problem: "" }));
    case "undelivered":
      return released(unspoken(changed(state, event.turnId, { delivery: "undelivered" })));
    case "refused":
      return released(unspoken(changed(state, event.turnId, { delivery: "refused", problem: event.problem })));
    case "settled":
      return released(unspoken({ ...state, outgoing: without(state.outgoing, event.turnId) }));
    case "begun":
      return { ...state, id: event.id, outgoing: state.outgoing.map((one) => ({ ...one, conversation: event.id })) };
    case "closed":
      return EMPTY;
  }
}

/** The conversation as the service has it, with what is not delivered yet. */
function opened(state: ChatState, read: Conversation): ChatState {
  const same = state.id === read.id;
  // An older copy may arrive after newer news: messages never go away again.
  const before = same ? state.messages : [];
  const newer = same && state.version > read.version;
  return {
    id: read.id,
    version: Math.max(read.version, same ? state.version : 0),
    owner: newer ? state.owner : read.owner,
    place: read.waiting_place ?? 0,
    language: read.language,
    region: read.region,
    messages: merged(before, read.messages),
    outgoing: state.outgoing,
    sentences: same ? state.sentences : [],
    held: same ? state.held : [],
    prompt: newer ? state.prompt : read.prompt,
    form: newer ? state.form : read.form,
    matters: newer ? state.matters : read.matters,
  };
}

function said(state: ChatState, message: Message, ours: boolean): ChatState {
  if (!ours && underWay(state)) return { ...state, held: merged(state.held, [message]) };
  const heard = message.by === "citizen" ? state : unspoken(state);
  return seen({ ...heard, messages: merged(state.messages, [message]) }, message.number);
}

/** Nothing is being said: the sentences have become a message, or never will. */
function unspoken(state: ChatState): ChatState {
  return state.sentences.length ? { ...state, sentences: [] } : state;
}

/** What waited while a turn was under way takes its place by number. */
function released(state: ChatState): ChatState {
  if (!state.held.length || underWay(state)) return state;
  const last = state.held[state.held.length - 1];
  return seen({ ...state, messages: merged(state.messages, state.held), held: [] }, last?.number ?? 0);
}

function underWay(state: ChatState): boolean {
  return state.outgoing.some((one) => one.delivery === "sending");
}

function seen(state: ChatState, version: number): ChatState {
  return version > state.version ? { ...state, version } : state;
}

function merged(have: Message[], more: Message[]): Message[] {
  const byNumber = new Map(have.map((one) => [one.number, one]));
  more.forEach((one) => byNumber.set(one.number, one));
  return [...byNumber.values()].sort((one, other) => one.number - other.number);
}

function changed(state: ChatState, turnId: string, change: Partial<Outgoing>): ChatState {
  return { ...state, outgoing: state.outgoing.map((one) => (one.turnId === turnId ? { ...one, ...change } : one)) };
}

function without(outgoing: Outgoing[], turnId: string): Outgoing[] {
  return outgoing.filter((one) => one.turnId !== turnId);
}

function byTime(outgoing: Outgoing[]): Outgoing[] {
  return [...outgoing].sort((one, other) => one.at - other.at);
}
