import { describe, expect, it } from "vitest";
import { newTurn, withPhrase } from "./outgoing";

describe("a reply on its way", () => {
  it("has a name of its own that the service takes", () => {
    const [one, other] = [newTurn("a"), newTurn("a")];
    expect(one.turnId).not.toBe(other.turnId);
    expect(one.turnId).toMatch(/^[\w.:-]{1,50}$/);
  });
  it("takes a phrase after what was typed", () => {
    expect(withPhrase("", "您好")).toBe("您好");
    expect(withPhrase("稍等 ", "您好")).toBe("稍等\n您好");
  });
});
