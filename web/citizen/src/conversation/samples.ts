// Invented messages for the tests beside this file.
import type { Button, Conversation, Message, Reply } from "@/api/types";
import { EMPTY, type ChatState, type Outgoing } from "./model";

const AT = "2026-03-02T12:10:00+08:00";

export function citizenSaid(number: number, text: string): Message {
  return { id: `c.${number}`, number, by: "citizen", at: AT, text, reply: null };
}

export function botSaid(number: number, text: string, reply: Partial<Reply> = {}): Message {
  return { id: `c.${number}`, number, by: "bot", at: AT, text, reply: replyWith({ paragraphs: [text], ...reply }) };
}

export function replyWith(part: Partial<Reply>): Reply {
  const none = { lead: "", paragraphs: [], claims: [], item: "", prompt_id: "", asks: "", asks_also: [], buttons: [], card: null, case_id: "", mandate: "", sources: [], matters: [] };
  return { outcome: "asked", ...none, ...part };
}

export const LEASED: Button = { label: "租赁", payload: "option:leased" };

export function conversationWith(version: number, messages: Message[], part: Partial<Conversation> = {}): Conversation {
  const none = { owner: "bot", language: "zh", region: "9901", prompt: null, form: null, waiting_place: null, matters: [] };
  return { id: "c", version, messages, ...none, ...part };
}

export function outgoing(turnId: string, shown: string, part: Partial<Outgoing> = {}): Outgoing {
  const turn = { text: shown, choice: "", edits: {}, prompt_id: "" };
  return { turnId, conversation: "c", at: 1, shown, turn, delivery: "queued", problem: "", after: 0, ...part };
}

export function stateWith(part: Partial<ChatState>): ChatState {
  return { ...EMPTY, id: "c", ...part };
}
