import { describe, expect, it } from "vitest";
import { botSaid, citizenSaid, LEASED, outgoing, replyWith, stateWith } from "./samples";
import { awaiting, byDay, kindOf, liveMessage, openFindings, visibleOutgoing, wantedMaterial, wantsFiles, wantsLogin } from "./view";

const asked = botSaid(2, "自有还是租赁？", { prompt_id: "p1", buttons: [LEASED] });

describe("buttons", () => {
  it("are live on the latest reply", () => {
    const state = stateWith({ messages: [botSaid(1, "old", { buttons: [LEASED] }), asked] });
    expect(liveMessage(state)?.number).toBe(2);
  });

  it("stay live when a mandate is told of in between", () => {
    const told = botSaid(3, "陈雨结束了代您办理的委托。", { outcome: "reported", mandate: "m1" });
    expect(liveMessage(stateWith({ messages: [asked, told] }))?.number).toBe(2);
  });

  it("are stale once somebody answered, here or in another tab", () => {
    expect(liveMessage(stateWith({ messages: [asked, citizenSaid(3, "租赁")] }))).toBeNull();
  });

  it("are not to be pressed while a turn is on its way, but again after it was refused", () => {
    const going = { messages: [asked], outgoing: [outgoing("t1", "租赁")] };
    expect(liveMessage(stateWith(going))).toBeNull();
    const refused = { ...going, outgoing: [outgoing("t1", "租赁", { delivery: "refused" as const })] };
    expect(liveMessage(stateWith(refused))?.number).toBe(2);
  });

  it("say what they are by their payload", () => {
    expect(kindOf(LEASED)).toBe("option");
    expect(kindOf({ label: "", payload: "submit:abc" })).toBe("submit");
    expect(kindOf({ label: "", payload: "agree" })).toBe("plain");
  });
});

describe("an undelivered turn", () => {
  it("has no bubble of its own once its words arrived after all", () => {
    const lost = outgoing("t1", "租赁", { delivery: "undelivered", after: 2 });
    expect(visibleOutgoing(stateWith({ messages: [asked], outgoing: [lost] }))).toHaveLength(1);
    expect(visibleOutgoing(stateWith({ messages: [asked, citizenSaid(3, "租赁")], outgoing: [lost] }))).toEqual([]);
  });

  it("is not hidden by the same words said before it", () => {
    const again = outgoing("t2", "好的", { after: 3 });
    expect(visibleOutgoing(stateWith({ messages: [citizenSaid(3, "好的")], outgoing: [again] }))).toHaveLength(1);
  });
});

describe("waiting", () => {
  it("is shown while the assistant answers, not while a clerk does", () => {
    const sending = [outgoing("t1", "a", { delivery: "sending" })];
    expect(awaiting(stateWith({ outgoing: sending }))).toBe(true);
    expect(awaiting(stateWith({ outgoing: sending, owner: "clerk" }))).toBe(false);
  });
});

describe("what a reply wants", () => {
  it("is a document, or a log-in", () => {
    expect(wantedMaterial(replyWith({ asks: "material.lease-contract" }))).toBe("lease-contract");
    expect(wantedMaterial(replyWith({ asks: "lease_term" }))).toBe("");
    const several = replyWith({ asks: "material.articles", asks_also: ["material.lease-contract"] });
    expect(wantsFiles(several)).toBe(true);
    expect(wantedMaterial(several)).toBe("");
    expect(wantsLogin(replyWith({ asks: "confirm_form", outcome: "rejected" }))).toBe(true);
    expect(wantsLogin(replyWith({ asks: "premises", outcome: "asked" }))).toBe(false);
  });
});

describe("findings", () => {
  const finding = { rule: "r", severity: "error", message: "", fix: "", clause: "", paths: ["lease_term"] };
  const card = { matter_id: "m1", item: "i", title: "", digest: "", remaining: 0, lines: [], findings: [finding], mandate: "" };
  it("are those of the last reply's form, and none of a form no longer open", () => {
    const messages = [botSaid(2, "", { card })];
    expect(openFindings(stateWith({ messages, form: { ...card, findings: [] } }))).toEqual([finding]);
    expect(openFindings(stateWith({ messages, form: null }))).toEqual([]);
    expect(openFindings(stateWith({ messages: [...messages, botSaid(3, "")], form: card }))).toEqual([]);
  });
});

describe("days", () => {
  it("gather the messages said on them", () => {
    const next = { ...citizenSaid(3, "b"), at: "2026-03-03T08:00:00+08:00" };
    expect(byDay([citizenSaid(1, "a"), next]).map((one) => [one.day, one.messages.length])).toEqual([
      ["2026-03-02", 1],
      ["2026-03-03", 1],
    ]);
  });
});
