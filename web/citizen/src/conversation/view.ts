// What of the state is shown, and what may be pressed? Pure.
import type { Button, FindingLine, Message, Reply } from "@/api/types";
import type { ChatState, Outgoing } from "./model";
import { isoDay } from "@/texts/time";

/** What is told in between of a mandate asks nothing, and leaves open what was asked. */
const lastReply = (state: ChatState): Message | undefined =>
  [...state.messages].reverse().find((one) => one.reply && !one.reply.mandate);

/** The message whose buttons may be pressed: the last reply, while nothing of ours is on its way. */
export function liveMessage(state: ChatState): Message | null {
  if (state.outgoing.some((one) => one.delivery !== "refused")) return null;
  const last = lastReply(state);
  if (!last) return null;
  const answered = state.messages.some((one) => one.by === "citizen" && one.number > last.number);
  return answered ? null : last;
}

/** The turns that still need a bubble of their own: an undelivered one may have arrived nevertheless. */
export function visibleOutgoing(state: ChatState): Outgoing[] {
  return state.outgoing.filter((one) => !arrived(state, one));
}

function arrived(state: ChatState, outgoing: Outgoing): boolean {
  return state.messages.some(
    (one) => one.by === "citizen" && one.number > outgoing.after && one.text === outgoing.shown,
  );
}

/** Whether somebody is about to answer: a turn is on its way, and no clerk has taken over. */
export function awaiting(state: ChatState): boolean {
  return state.owner !== "clerk" && state.outgoing.some((one) => one.delivery === "sending");
}

/** What the pre-check found last: it speaks with the form it was shown with, and is silent once that has changed. */
export function openFindings(state: ChatState): FindingLine[] {
  const last = lastReply(state)?.reply;
  return last?.card && last.card.matter_id === state.form?.matter_id ? last.card.findings : [];
}

export type ButtonKind = "option" | "submit" | "plain";

export function kindOf(button: Button): ButtonKind {
  if (button.payload.startsWith("option:")) return "option";
  return button.payload.startsWith("submit:") ? "submit" : "plain";
}

/** Whether the reply asks for documents. */
export function wantsFiles(reply: Reply | null): boolean {
  return reply?.asks.startsWith("material.") ?? false;
}

/** The only document the reply asks for; empty for none, and for several, which go by their names or the order told. */
export function wantedMaterial(reply: Reply | null): string {
  const alone = reply && wantsFiles(reply) && !reply.asks_also.length;
  return alone ? reply.asks.slice("material.".length) : "";
}

/** Whether the next step is to log in; only asked where nobody is. */
export function wantsLogin(reply: Reply | null): boolean {
  if (!reply) return false;
  const atTheEnd = reply.asks === "confirm_form" && (reply.outcome === "rejected" || reply.outcome === "shown");
  return atTheEnd || reply.outcome === "reported";
}

export interface Day {
  day: string;
  messages: Message[];
}

/** The messages under the day they were said on. */
export function byDay(messages: Message[]): Day[] {
  const days: Day[] = [];
  for (const message of messages) {
    const day = isoDay(new Date(message.at));
    const last = days[days.length - 1];
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}
