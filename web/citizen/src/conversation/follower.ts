// How does what comes later arrive: a clerk's answer, a notice, another tab's turn? By a stream where the platform has
// one, else by asking.
import { type Frame, Stopper } from "@/api/port";
import { Problem } from "@/api/problem";
import type { ConversationRef, News } from "@/api/types";
import type { ChatState } from "./model";
import type { ChatEvent } from "./reduce";
import { receive } from "./sender";

export interface Ear {
  streams: boolean;
  state(): ChatState;
  dispatch(event: ChatEvent): void;
  ref(): ConversationRef | null;
  follow(ref: ConversationRef, after: number, take: (frame: Frame) => void, stop: Stopper): Promise<unknown>;
  news(ref: ConversationRef, after: number): Promise<News>;
  /** Something arrived that this device did not ask for. */
  heard(): void;
  wait(milliseconds: number): Promise<void>;
}

/** Between two looks, in milliseconds. */
export const POLL = 2_000;
/** The same just after a turn, when more is likely to follow. */
export const QUICK = 700;
const AFTER_FAILURE = 3_000;

export interface Follower {
  start(): void;
  stop(): void;
  /** Look more often for a while. */
  eager(): void;
}

export function createFollower(ear: Ear, now: () => number = Date.now): Follower {
  let stopper: Stopper | null = null;
  let eagerUntil = 0;

  async function listen(stop: Stopper): Promise<void> {
    let failures = 0;
    while (!stop.stopped) {
      const ref = ear.ref();
      if (!ref) return;
      try {
        // A stream that fails twice is blocked somewhere on the way: asking gets through.
        if (ear.streams && failures < 2) await follow(ref, stop);
        else await poll(ref, stop);
        failures = ear.streams ? failures : 0;
      } catch (error) {
        if (error instanceof Problem && !error.passing) return;
        failures += 1;
        await ear.wait(AFTER_FAILURE);
      }
    }
  }

  async function follow(ref: ConversationRef, stop: Stopper): Promise<void> {
    await ear.follow(ref, ear.state().version, (frame) => hear(frame, stop), stop);
    await ear.wait(200); // the service ends a stream after ten minutes; come again
  }

  function hear(frame: Frame, stop: Stopper): void {
    if (stop.stopped) return;
    const before = ear.state().version;
    receive(frame, false, ear.dispatch);
    if (Number(frame.id) > before) ear.heard();
  }

  async function poll(ref: ConversationRef, stop: Stopper): Promise<void> {
    const before = ear.state().version;
    const news = await ear.news(ref, before);
    if (stop.stopped) return;
    news.messages.forEach((message) => ear.dispatch({ type: "said", message, ours: false }));
    if (news.version > ear.state().version) ear.dispatch({ type: "seen", version: news.version });
    if (news.version > before) ear.heard();
    await ear.wait(now() < eagerUntil ? QUICK : POLL);
  }

  return {
    start() {
      stopper?.stop();
      stopper = new Stopper();
      void listen(stopper);
    },
    stop() {
      stopper?.stop();
      stopper = null;
    },
    eager() {
      eagerUntil = now() + 10_000;
    },
  };
}
