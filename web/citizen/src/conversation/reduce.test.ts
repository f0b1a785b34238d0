import { describe, expect, it } from "vitest";
import { type ChatEvent, reduce } from "./reduce";
import { botSaid, citizenSaid, conversationWith, outgoing, stateWith } from "./samples";
import type { ChatState } from "./model";

const after = (state: ChatState, ...events: ChatEvent[]) => events.reduce(reduce, state);
const numbers = (state: ChatState) => state.messages.map((one) => one.number);

describe("what is said", () => {
  it("is shown by number, each once, in whatever order it arrives", () => {
    const state = after(
      stateWith({}),
      { type: "said", message: botSaid(5, "b"), ours: false },
      { type: "said", message: citizenSaid(1, "a"), ours: false },
      { type: "said", message: botSaid(5, "b"), ours: false },
    );
    expect(numbers(state)).toEqual([1, 5]);
    expect(state.version).toBe(5);
  });

  it("by others waits while a turn of ours is under way, and then takes its place", () => {
    const going = after(stateWith({ outgoing: [outgoing("t1", "a")] }), { type: "sending", turnId: "t1" });
    const held = after(going, { type: "said", message: botSaid(4, "clerk"), ours: false });
    expect(numbers(held)).toEqual([]);
    const done = after(
      held,
      { type: "said", message: citizenSaid(2, "a"), ours: true },
      { type: "settled", turnId: "t1" },
    );
    expect(numbers(done)).toEqual([2, 4]);
    expect(done.held).toEqual([]);
  });

  it("by others is not kept back by a turn that did not get through", () => {
    const state = after(
      stateWith({ outgoing: [outgoing("t1", "a")] }),
      { type: "sending", turnId: "t1" },
      { type: "said", message: botSaid(4, "clerk"), ours: false },
      { type: "undelivered", turnId: "t1" },
    );
    expect(numbers(state)).toEqual([4]);
  });
});

describe("reading the conversation anew", () => {
  it("adds what is missing and never takes away what is newer", () => {
    const state = after(
      stateWith({ version: 9, messages: [citizenSaid(1, "a"), botSaid(9, "new")] }),
      { type: "opened", conversation: conversationWith(5, [citizenSaid(1, "a"), botSaid(5, "b")]) },
    );
    expect(numbers(state)).toEqual([1, 5, 9]);
    expect(state.version).toBe(9);
  });

  it("tells which applications are under way", () => {
    const matters = [
      { matter_id: "m2", item: "residence-permit", name: "居住证申领" },
      { matter_id: "m1", item: "passport-application", name: "普通护照申领" },
    ];
    const state = after(stateWith({}), { type: "opened", conversation: conversationWith(5, [], { matters }) });
    expect(state.matters.map((one) => one.matter_id)).toEqual(["m2", "m1"]);
  });

  it("of another conversation starts from nothing", () => {
    const state = after(
      stateWith({ id: "old", version: 9, messages: [citizenSaid(1, "a")] }),
      { type: "opened", conversation: conversationWith(2, [citizenSaid(2, "b")]) },
    );
    expect(numbers(state)).toEqual([2]);
    expect(state.version).toBe(2);
  });

  it("keeps what is not delivered yet", () => {
    const state = after(
      stateWith({ outgoing: [outgoing("t1", "a")] }),
      { type: "opened", conversation: conversationWith(2, []) },
    );
    expect(state.outgoing.map((one) => one.turnId)).toEqual(["t1"]);
  });
});

describe("what is sent", () => {
  it("keeps its order by time, and the same turn is there once", () => {
    const state = after(
      stateWith({}),
      { type: "queued", outgoing: outgoing("t2", "b", { at: 2 }) },
      { type: "queued", outgoing: outgoing("t1", "a", { at: 1 }) },
      { type: "queued", outgoing: outgoing("t2", "b", { at: 2 }) },
    );
    expect(state.outgoing.map((one) => one.turnId)).toEqual(["t1", "t2"]);
  });

  it("belongs to the conversation once that has begun", () => {
    const state = after(
      stateWith({ id: "", outgoing: [outgoing("t1", "a", { conversation: "" })] }),
      { type: "begun", id: "c9" },
    );
    expect(state.outgoing[0]?.conversation).toBe("c9");
  });
});
