import { describe, expect, it } from "vitest";
import { EMPTY, faultsOf, grantOf, missing, monthsOn, sketchOf, usualLastDay } from "./grant";

const FULL = { ...EMPTY, agent: " 陈雨 ", number: "990121199911232046 ", items: ["market-stall"], until: "2026-06-02" };

describe("the last day", () => {
  it("is a day of the month that many months on", () => {
    expect(monthsOn("2026-03-02", 3, "")).toBe("2026-06-02");
    expect(monthsOn("2026-11-30", 3, "")).toBe("2027-02-28");
    expect(monthsOn("2028-02-29", 12, "")).toBe("2029-02-28");
  });

  it("is never after the latest", () => {
    expect(monthsOn("2028-02-29", 36, "2031-02-28")).toBe("2031-02-28");
    expect(usualLastDay("2026-03-02", "2026-04-01")).toBe("2026-04-01");
  });
});

describe("what is sent", () => {
  it("never takes nothing chosen for everything", () => {
    expect(sketchOf({ ...FULL, items: [] }).items).toBeNull();
    expect(missing({ ...FULL, items: [] })).toEqual(["items"]);
    expect(grantOf({ ...FULL, everything: true }).items).toEqual([]);
    expect(grantOf(FULL).items).toEqual(["market-stall"]);
  });

  it("leaves out what is not typed, and what a company has not", () => {
    expect(sketchOf(EMPTY)).toEqual({ agent: null, agent_number: null, items: null, until: null, relation: "", company: "" });
    expect(grantOf({ ...FULL, company: "91990103MA0000001U", relation: "child" })).toMatchObject({ relation: "", agent: "陈雨" });
    expect(missing(FULL)).toEqual([]);
  });
});

it("a refusal is told in the reader's language", () => {
  const [fault] = faultsOf([{ field: "until", message: "截止日已经过去 / The last day is over", fix: "选一天 / Choose a day" }]);
  expect(fault).toEqual({
    field: "until",
    message: { zh: "截止日已经过去", en: "The last day is over" },
    fix: { zh: "选一天", en: "Choose a day" },
  });
});
