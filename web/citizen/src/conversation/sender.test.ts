import { describe, expect, it } from "vitest";
import { type Frame, Offline } from "@/api/port";
import { Problem } from "@/api/problem";
import { memoryStorage } from "@/platform/key-value";
import type { ChatState } from "./model";
import { createOutbox } from "./outbox";
import { reduce } from "./reduce";
import { botSaid, citizenSaid, outgoing, stateWith } from "./samples";
import { createSender, type Office } from "./sender";

/** Frames before an error: the stream broke. */
type Answer = Error | Frame[] | { broke: Frame[] };

/** An office whose service gives the answers in order, and keeps what it was asked. */
function officeWith(answers: Answer[], start: Partial<ChatState>) {
  let state = stateWith(start);
  const asked: string[] = [];
  const afters: number[] = [];
  const pauses: number[] = [];
  const shutOut: number[] = [];
  const reloads: Partial<ChatState>[] = [];
  let looking = (): unknown => undefined;
  const outbox = createOutbox(memoryStorage());
  state.outgoing.forEach((one) => outbox.put(one));
  const office: Office = {
    state: () => state,
    dispatch: (event) => void (state = reduce(state, event)),
    outbox,
    conversation: async () => ({ id: "c", token: "t" }),
    async turn(_ref, body, after, take) {
      asked.push(body.turn_id);
      afters.push(after);
      const answer = answers.shift() ?? [];
      if (answer instanceof Error) throw answer;
      (Array.isArray(answer) ? answer : answer.broke).forEach((frame) => {
        take(frame);
        looking();
      });
      if (!Array.isArray(answer)) throw new Offline();
      return { text: "", headers: {} };
    },
    reload: async () => void (state = { ...state, ...reloads.shift() }),
    shutOut: (status) => void shutOut.push(status),
    wait: async (milliseconds) => void pauses.push(milliseconds),
  };
  /** Answers with these frames and looks after each. */
  const take = (frames: Frame[], look: () => unknown): void => {
    answers.push(frames);
    looking = look;
  };
  return { sender: createSender(office), asked, afters, pauses, shutOut, reloads, outbox, take, state: () => state };
}

const framed = (message: ReturnType<typeof botSaid>): Frame => ({
  id: String(message.number),
  event: "message",
  data: JSON.stringify(message),
});
const answered = [framed(citizenSaid(1, "a")), framed(botSaid(2, "b")), { id: "2", event: "done", data: "{}" }];

describe("sending", () => {
  it("shows what the stream brings and forgets the turn", async () => {
    const o = officeWith([answered], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.state().messages.map((one) => one.number)).toEqual([1, 2]);
    expect(o.state().outgoing).toEqual([]);
    expect(o.outbox.all("c")).toEqual([]);
  });

  it("sends again under the same id until it gets through", async () => {
    const o = officeWith([new Offline(), new Problem(503, "", ""), answered], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.asked).toEqual(["t1", "t1", "t1"]);
    expect(o.pauses).toEqual([1_000, 2_000]);
    expect(o.state().outgoing).toEqual([]);
  });

  it("goes on behind what arrived before the stream broke", async () => {
    const o = officeWith([{ broke: answered.slice(0, 1) }, answered.slice(1)], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.afters).toEqual([0, 1]);
    expect(o.state().messages.map((one) => one.number)).toEqual([1, 2]);
  });

  const sentence = (text: string): Frame => ({
    id: "",
    event: "sentence",
    data: JSON.stringify({ text, citations: [] }),
  });

  it("shows each sentence as it is worded, until the message holds them all", async () => {
    const o = officeWith([], { outgoing: [outgoing("t1", "a")] });
    const heard: string[][] = [];
    const said = [sentence("No fee."), sentence("Five days."), ...answered];
    o.take(said, () => heard.push(o.state().sentences.map((one) => one.text)));
    await o.sender.pump();
    expect(heard).toEqual([["No fee."], ["No fee.", "Five days."], ["No fee.", "Five days."], [], []]);
    expect(o.state().messages.map((one) => one.number)).toEqual([1, 2]);
  });

  it("forgets the sentences of an answer that broke off, and asks from the beginning", async () => {
    const o = officeWith([{ broke: [sentence("No fee.")] }, answered], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.afters).toEqual([0, 0]);
    expect(o.state().sentences).toEqual([]);
    expect(o.state().messages.map((one) => one.number)).toEqual([1, 2]);
  });

  it("takes a problem after the first sentence for the answer", async () => {
    const problem = { id: "", event: "problem", data: JSON.stringify({ title: "Conflict", status: 409 }) };
    const o = officeWith([[sentence("No fee."), problem], answered], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.asked).toEqual(["t1", "t1"]);
    expect(o.state().outgoing).toEqual([]);
  });

  it("keeps the order: what comes after waits for what is not delivered", async () => {
    const waiting = [outgoing("t1", "a", { at: 1 }), outgoing("t2", "b", { at: 2 })];
    const o = officeWith([new Offline(), answered, answered], { outgoing: waiting });
    await o.sender.pump();
    expect(o.asked).toEqual(["t1", "t1", "t2"]);
  });

  it("asks again where the same turn is still being answered", async () => {
    const o = officeWith([new Problem(409, "TurnInProgress", ""), answered], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.asked).toEqual(["t1", "t1"]);
  });

  it("says words again after somebody else was first", async () => {
    const o = officeWith([new Problem(409, "Conflict", ""), answered], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.asked).toEqual(["t1", "t1"]);
  });

  it("lets go of a button whose question was answered by somebody else", async () => {
    const press = outgoing("t1", "租赁");
    const o = officeWith([new Problem(409, "Conflict", "")], {
      outgoing: [{ ...press, turn: { ...press.turn, choice: "option:leased", prompt_id: "p1" } }],
    });
    o.reloads.push({ prompt: { id: "p2", kind: "field", subject: "building", choices: [], also: [], guess: "" } });
    await o.sender.pump();
    expect(o.asked).toEqual(["t1"]);
    expect(o.state().outgoing).toEqual([]);
  });

  it("keeps what the service will not take, with its reason, and goes on with the rest", async () => {
    const waiting = [outgoing("t1", "a", { at: 1 }), outgoing("t2", "b", { at: 2 })];
    const o = officeWith([new Problem(413, "TooLong", ""), answered], { outgoing: waiting });
    await o.sender.pump();
    expect(o.state().outgoing).toMatchObject([{ turnId: "t1", delivery: "refused", problem: "TooLong" }]);
    expect(o.outbox.all("c").map((one) => one.turnId)).toEqual(["t1"]);
  });

  it("tells when the session is over, and loses nothing", async () => {
    const o = officeWith([new Problem(401, "LogInFirst", "")], { outgoing: [outgoing("t1", "a")] });
    await o.sender.pump();
    expect(o.shutOut).toEqual([401]);
    expect(o.outbox.all("c")).toHaveLength(1);
  });

  it("reads the conversation where the answer was no stream", async () => {
    const o = officeWith([[]], { outgoing: [outgoing("t1", "a")] });
    o.reloads.push({ messages: [citizenSaid(1, "a"), botSaid(2, "b")], version: 2 });
    await o.sender.pump();
    expect(o.state().messages).toHaveLength(2);
  });
});

describe("the outbox", () => {
  it("gives back what was on its way as waiting, by conversation and in order", () => {
    const outbox = createOutbox(memoryStorage());
    outbox.put(outgoing("t2", "b", { at: 2, delivery: "sending" }));
    outbox.put(outgoing("t1", "a", { at: 1, delivery: "undelivered" }));
    outbox.put(outgoing("t3", "c", { conversation: "other" }));
    expect(outbox.all("c").map((one) => [one.turnId, one.delivery])).toEqual([
      ["t1", "queued"],
      ["t2", "queued"],
    ]);
  });
});
