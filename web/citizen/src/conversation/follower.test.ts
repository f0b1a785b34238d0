import { describe, expect, it } from "vitest";
import { Offline } from "@/api/port";
import type { News } from "@/api/types";
import { createFollower, type Ear, POLL, QUICK } from "./follower";
import { reduce } from "./reduce";
import { botSaid, stateWith } from "./samples";

/** An ear on a service that has the news in order and then ends the listening. */
function earOn(streams: boolean, news: (News | Error)[]) {
  let state = stateWith({ version: 1 });
  const pauses: number[] = [];
  const asked: number[] = [];
  const heard: number[] = [];
  let end: () => void = () => undefined;
  const ended = new Promise<void>((go) => (end = go));
  const ear: Ear = {
    streams,
    state: () => state,
    dispatch: (event) => void (state = reduce(state, event)),
    ref: () => (news.length ? { id: "c", token: "t" } : (end(), null)),
    async follow(_ref, after, take) {
      asked.push(after);
      const next = news.shift();
      if (next instanceof Error) throw next;
      next?.messages.forEach((one) => take({ id: String(one.number), event: "message", data: JSON.stringify(one) }));
    },
    async news(_ref, after) {
      asked.push(after);
      const next = news.shift();
      if (!next || next instanceof Error) throw next ?? new Offline();
      return next;
    },
    heard: () => void heard.push(state.version),
    wait: async (milliseconds) => void pauses.push(milliseconds),
  };
  return { ear, ended, pauses, asked, heard, state: () => state };
}

describe("following", () => {
  it("goes on from the last number after a stream broke", async () => {
    const o = earOn(true, [{ version: 3, messages: [botSaid(3, "a")] }, new Offline(), { version: 4, messages: [botSaid(4, "b")] }]);
    createFollower(o.ear).start();
    await o.ended;
    expect(o.asked).toEqual([1, 3, 3]);
    expect(o.state().messages.map((one) => one.number)).toEqual([3, 4]);
    expect(o.heard).toEqual([3, 4]);
  });

  it("asks where the platform has no streams, more often just after a turn", async () => {
    const o = earOn(false, [{ version: 2, messages: [] }, { version: 2, messages: [] }]);
    let now = 0;
    const follower = createFollower(o.ear, () => (now += 6_000));
    follower.eager();
    follower.start();
    await o.ended;
    expect(o.pauses).toEqual([QUICK, POLL]);
  });

  it("asks where streams are blocked on the way", async () => {
    const o = earOn(true, [new Offline(), new Offline(), { version: 3, messages: [botSaid(3, "a")] }]);
    createFollower(o.ear).start();
    await o.ended;
    expect(o.state().messages).toHaveLength(1);
  });
});
