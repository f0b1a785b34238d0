// How does what was typed reach the service, whatever the network does? One turn at a time, in order, each under its
// own id until it is answered: a repeated id gets the first answer, so sending again is always safe.
import { type Frame, Offline, Stopper } from "@/api/port";
import { Problem, problemOf } from "@/api/problem";
import type { Claim, ConversationRef, Message } from "@/api/types";
import type { ChatState, Outgoing } from "./model";
import type { Outbox } from "./outbox";
import type { ChatEvent } from "./reduce";

/** What the sender needs of the rest. */
export interface Office {
  state(): ChatState;
  dispatch(event: ChatEvent): void;
  outbox: Outbox;
  /** The conversation; begins it if need be. */
  conversation(): Promise<ConversationRef>;
  turn(
    ref: ConversationRef,
    body: { turn_id: string },
    after: number,
    take: (frame: Frame) => void,
    stop: Stopper,
  ): Promise<{ text: string; headers: Record<string, string> }>;
  /** Reads the conversation anew. */
  reload(): Promise<void>;
  /** The session is over, or the conversation is not ours. */
  shutOut(status: number): void;
  wait(milliseconds: number): Promise<void>;
}

/** Milliseconds before the next attempt, by how many failed. */
export const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000];
const CONFLICTS = 5;
const BUSY = 700;

export interface Sender {
  /** Sends what waits; returns when nothing waits or it must wait for the network. */
  pump(): Promise<void>;
  /** The network is back: do not wait any longer. */
  hurry(): void;
}

type Outcome = "answered" | "again" | "held up";

export function createSender(office: Office): Sender {
  let running: Promise<void> | null = null;
  let wake: () => void = () => undefined;
  /** The last event of a turn that arrived before its stream broke. */
  const arrived = new Map<string, number>();

  async function run(): Promise<void> {
    let failures = 0;
    let conflicts = 0;
    for (;;) {
      const next = office.state().outgoing.find((one) => one.delivery !== "refused");
      if (!next) return;
      const outcome = await attempt(next, conflicts);
      if (outcome === "answered") [failures, conflicts] = [0, 0];
      if (outcome === "again") conflicts += 1;
      if (outcome === "held up") {
        const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0;
        failures += 1;
        await Promise.race([office.wait(pause), new Promise<void>((go) => (wake = go))]);
      }
    }
  }

  async function attempt(next: Outgoing, conflicts: number): Promise<Outcome> {
    office.dispatch({ type: "sending", turnId: next.turnId });
    try {
      await send(next);
      settle(next.turnId);
      return "answered";
    } catch (error) {
      if (error instanceof Problem) return refused(next, error, conflicts);
      if (!(error instanceof Offline)) console.error(error);
      office.dispatch({ type: "undelivered", turnId: next.turnId });
      return "held up";
    }
  }

  async function send(next: Outgoing): Promise<void> {
    const ref = await office.conversation();
    let streamed = false;
    const seen = office.state().version;
    let failed = "";
    const take = (frame: Frame): void => {
      // Neither has a number: a sentence is not kept by itself, and a problem is no event.
      if (frame.event === "sentence") {
        office.dispatch({ type: "sentence", claim: JSON.parse(frame.data) as Claim });
        return;
      }
      if (frame.event === "problem") {
        failed = frame.data;
        return;
      }
      streamed = true;
      arrived.set(next.turnId, Number(frame.id));
      receive(frame, true, office.dispatch);
    };
    await office.turn(ref, { turn_id: next.turnId, ...next.turn }, arrived.get(next.turnId) ?? 0, take, new Stopper());
    if (failed) throw problemOf(failed);
    // A plain answer carries no numbers: the conversation does.
    if (!streamed || office.state().version === seen) await office.reload();
  }

  async function refused(next: Outgoing, problem: Problem, conflicts: number): Promise<Outcome> {
    if (problem.title === "TurnInProgress") {
      await office.wait(BUSY);
      return "again";
    }
    if (problem.status === 409 && conflicts < CONFLICTS) return afterConflict(next);
    if (problem.passing || problem.status === 409) {
      office.dispatch({ type: "undelivered", turnId: next.turnId });
      return "held up";
    }
    if ([401, 404, 410].includes(problem.status)) office.shutOut(problem.status);
    refuse(next, problem.title || String(problem.status));
    return "answered";
  }

  /** Somebody else wrote first. Words still hold; a button holds only if its question is still open. */
  async function afterConflict(next: Outgoing): Promise<Outcome> {
    await office.reload();
    const open = office.state().prompt?.id ?? "";
    if (next.turn.prompt_id && next.turn.prompt_id !== open) {
      settle(next.turnId);
      return "answered";
    }
    return "again";
  }

  function settle(turnId: string): void {
    arrived.delete(turnId);
    office.outbox.remove(turnId);
    office.dispatch({ type: "settled", turnId });
  }

  function refuse(next: Outgoing, problem: string): void {
    office.outbox.put({ ...next, delivery: "refused", problem });
    office.dispatch({ type: "refused", turnId: next.turnId, problem });
  }

  return {
    pump() {
      running ??= run().finally(() => (running = null));
      return running;
    },
    hurry: () => wake(),
  };
}

/** One frame of a turn or of the live stream becomes an event of the state. */
export function receive(frame: Frame, ours: boolean, dispatch: (event: ChatEvent) => void): void {
  if (frame.event === "message") dispatch({ type: "said", message: JSON.parse(frame.data) as Message, ours });
  if (frame.event === "owner") {
    const { owner } = JSON.parse(frame.data) as { owner: string };
    dispatch({ type: "owner", owner, number: Number(frame.id) });
  }
  if (frame.event === "done") dispatch({ type: "seen", version: Number(frame.id) });
}
