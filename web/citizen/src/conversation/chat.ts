// Which conversation is open on this device, and what can be done with it? The one place where state, sending,
// following and keeping meet.
import { computed, ref, shallowRef } from "vue";
import { api } from "@/api";
import { Problem } from "@/api/problem";
import type { Button, ConversationRef, Message, Turn } from "@/api/types";
import { onOnline } from "@/platform/network";
import { storage } from "@/platform/storage";
import { leave } from "@/session/session";
import { serviceLanguage, settings } from "@/settings/settings";
import { createFollower } from "./follower";
import { EMPTY, type Outgoing } from "./model";
import { createOutbox } from "./outbox";
import { type ChatEvent, reduce } from "./reduce";
import { createSender } from "./sender";
import { newTurnId } from "./turn-id";
import { liveMessage } from "./view";

const KEPT = "conversation";
const CHANNEL = "web";
const REFRESH = 250;

const state = shallowRef(EMPTY);
const reference = ref<ConversationRef | null>(keptReference());
/** What stands in the way of reading the conversation, if anything. */
const trouble = ref<"" | "offline" | "closed" | "session">("");
const loading = ref(false);
const outbox = createOutbox(storage);
let beginning: Promise<ConversationRef> | null = null;

const wait = (milliseconds: number) => new Promise<void>((go) => setTimeout(go, milliseconds));
const dispatch = (event: ChatEvent) => void (state.value = reduce(state.value, event));

const sender = createSender({
  state: () => state.value,
  dispatch,
  outbox,
  conversation: () => (reference.value ? Promise.resolve(reference.value) : begin()),
  turn: api.turn,
  reload,
  shutOut,
  wait,
});

const follower = createFollower({
  streams: api.streams,
  state: () => state.value,
  dispatch,
  ref: () => reference.value,
  follow: api.follow,
  news: api.news,
  heard: () => refreshSoon(),
  wait,
});

function keptReference(): ConversationRef | null {
  try {
    const kept = JSON.parse(storage.get(KEPT) || "null") as ConversationRef | null;
    return kept?.id ? kept : null;
  } catch {
    return null;
  }
}

function keep(found: ConversationRef | null): void {
  reference.value = found;
  if (found) storage.set(KEPT, JSON.stringify(found));
  else storage.remove(KEPT);
}

function begin(): Promise<ConversationRef> {
  beginning ??= api
    .begin(serviceLanguage.value, settings.region, CHANNEL)
    .then(({ id, token }) => {
      keep({ id, token });
      dispatch({ type: "begun", id });
      state.value.outgoing.forEach((one) => outbox.put(one));
      follower.start();
      return { id, token };
    })
    .finally(() => (beginning = null));
  return beginning;
}

async function reload(): Promise<void> {
  const wanted = reference.value;
  if (!wanted) return;
  const conversation = await api.read(wanted);
  if (reference.value?.id !== wanted.id) return;
  trouble.value = "";
  dispatch({ type: "opened", conversation });
}

/** Milliseconds before the conversation is asked for again. */
const AGAIN = 3_000;
let trying: ReturnType<typeof setTimeout> | undefined;
let refreshing: ReturnType<typeof setTimeout> | undefined;

/** The form and the question change with what was said; one look for several changes. */
function refreshSoon(): void {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => void reload().catch(() => undefined), REFRESH);
}

function shutOut(status: number): void {
  trouble.value = status === 401 ? "session" : "closed";
  if (status === 401) leave();
  follower.stop();
}

/** Opens what was open last; called when the page appears. Without a network it goes on trying. */
async function open(): Promise<void> {
  clearTimeout(trying);
  const wanted = reference.value?.id ?? "";
  const first = state.value.id !== wanted || wanted === "";
  if (first) outbox.all(wanted).forEach((outgoing) => dispatch({ type: "queued", outgoing }));
  if (!wanted) return state.value.outgoing.length ? pump() : undefined;
  loading.value = first;
  try {
    await reload();
    follower.start();
    void pump();
  } catch (error) {
    if (error instanceof Problem && !error.passing) return shutOut(error.status);
    trouble.value = "offline";
    trying = setTimeout(() => void open(), AGAIN);
  } finally {
    loading.value = false;
  }
}

async function pump(): Promise<void> {
  follower.eager();
  await sender.pump();
  refreshSoon();
}

/** Keeps the turn, sends it, and tells what was said in answer. */
async function take(turn: Partial<Turn>, shown: string): Promise<Message[]> {
  const { version } = state.value;
  const made = { text: "", choice: "", edits: {}, prompt_id: "", ...turn } as Outgoing["turn"];
  const outgoing: Outgoing = {
    turnId: newTurnId(),
    conversation: reference.value?.id ?? "",
    at: Date.now(),
    shown,
    turn: made,
    delivery: "queued",
    problem: "",
    after: version,
  };
  outbox.put(outgoing);
  dispatch({ type: "queued", outgoing });
  await pump();
  return state.value.messages.filter((one) => one.number > version && one.reply);
}

/** A file that is through. */
export interface Sent {
  id: string;
  /** Empty where its name or the order tells what it is. */
  material: string;
  name: string;
}

export const chat = {
  state,
  reference,
  trouble,
  loading,
  live: computed(() => liveMessage(state.value)),
  open,
  reload,
  refreshSoon,
  hurry: () => sender.hurry(),

  say: (text: string) => take({ text: text.trim() }, text.trim()),
  /** The label goes along as text: it is what the conversation then shows as said. */
  press: (button: Button, prompt: string) =>
    take({ choice: button.payload, prompt_id: prompt, text: button.label }, button.label),
  edit: (edits: Record<string, string>, words: string) => take({ edits, text: words }, words),
  attach: (files: Sent[]) =>
    take(
      { attachments: files.map(({ id, material }) => ({ id, material })) },
      files.map((one) => one.name).join("、"),
    ),

  /** The conversation to upload a file into. */
  conversation: () => (reference.value ? Promise.resolve(reference.value) : begin()),

  again(turnId: string): void {
    const one = state.value.outgoing.find((outgoing) => outgoing.turnId === turnId);
    if (!one) return;
    dispatch({ type: "queued", outgoing: { ...one, delivery: "queued", problem: "" } });
    sender.hurry();
    void pump();
  },
  drop(turnId: string): void {
    outbox.remove(turnId);
    dispatch({ type: "settled", turnId });
  },

  /** Another conversation of the citizen's, or one that came with a code. */
  async goTo(found: ConversationRef): Promise<void> {
    follower.stop();
    dispatch({ type: "closed" });
    trouble.value = "";
    keep(found);
    await open();
  },
  /** A new, empty one; the old one stays with the service. */
  leave(): void {
    clearTimeout(trying);
    follower.stop();
    dispatch({ type: "closed" });
    trouble.value = "";
    keep(null);
  },
};

onOnline(() => {
  sender.hurry();
  if (trouble.value === "offline") void open();
});
