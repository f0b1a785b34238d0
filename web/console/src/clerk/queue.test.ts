import { describe, expect, it } from "vitest";
import type { QueueLine } from "@/api/shapes";
import { countOf, cursorAfter, inOrder, matching, mayDecide, moved, neighbour, NO_FILTERS, statesOf, TABS, visible } from "./queue";

function line(id: string, over: Partial<QueueLine> = {}): QueueLine {
  return {
    id,
    receipt_no: `MC20260302-${id}`,
    department_no: "",
    item: "company-change-scope",
    item_name: { zh: "公司变更登记（经营范围）", en: "Change of scope" },
    organ: { zh: "明川市市场监督管理局", en: "" },
    region: "9901",
    applicant: "张*",
    state: "handed_off",
    state_text: { zh: "已移交", en: "handed over" },
    desk: "ours",
    opened_at: "2026-03-02T12:10:00+08:00",
    in_force: { day: "2026-03-09", provisional: false },
    alert: "",
    days_left: 5,
    findings: 0,
    order: "",
    version: 1,
    event_no: "",
    event_name: null,
    ...over,
  };
}

describe("the order of cases", () => {
  it("is red, yellow, then by day, then who came first; unbound ones last", () => {
    const lines = [
      line("unbound", { in_force: null }),
      line("later", { in_force: { day: "2026-03-10", provisional: false } }),
      line("second", { opened_at: "2026-03-02T13:00:00+08:00" }),
      line("first", { opened_at: "2026-03-02T11:00:00+08:00" }),
      line("yellow", { alert: "yellow" }),
      line("red", { alert: "red", in_force: { day: "2026-03-01", provisional: false } }),
    ];
    expect(inOrder(lines).map((one) => one.id)).toEqual(["red", "yellow", "first", "second", "later", "unbound"]);
  });
  it("leaves the list it was given alone", () => {
    const lines = [line("b", { alert: "" }), line("a", { alert: "red" })];
    inOrder(lines);
    expect(lines.map((one) => one.id)).toEqual(["b", "a"]);
  });
});

describe("the search", () => {
  it("wants every word, in any of the columns", () => {
    const lines = [line("000008-7"), line("000010-J", { applicant: "明川市石桥坡建材有限公司" })];
    expect(matching(lines, "000008").map((one) => one.id)).toEqual(["000008-7"]);
    expect(matching(lines, "石桥坡 经营范围")).toHaveLength(1);
    expect(matching(lines, "  ")).toHaveLength(2);
    expect(matching(lines, "石桥坡 社保")).toHaveLength(0);
  });
});

describe("the cursor", () => {
  const lines = [{ id: "a" }, { id: "b" }, { id: "c" }];
  it("stays on its case when the list moves under it", () => {
    expect(cursorAfter(lines, "c", 0)).toBe(2);
  });
  it("stays at its place when its case is gone", () => {
    expect(cursorAfter(lines, "gone", 1)).toBe(1);
    expect(cursorAfter(lines, "gone", 9)).toBe(2);
    expect(cursorAfter([], "gone", 0)).toBe(-1);
  });
  it("does not leave the list", () => {
    expect(moved(2, 1, 3)).toBe(2);
    expect(moved(0, -1, 3)).toBe(0);
    expect(moved(0, 1, 0)).toBe(-1);
  });
  it("finds the next case, and the first where the present one is gone", () => {
    expect(neighbour(["a", "b"], "a", 1)).toBe("b");
    expect(neighbour(["a", "b"], "b", 1)).toBe("");
    expect(neighbour(["a", "b"], "z", 1)).toBe("a");
    expect(neighbour(["a", "b"], "a", -1)).toBe("");
  });
});

describe("what may be decided", () => {
  it("follows the state, the desk and an order under way", () => {
    expect(mayDecide(line("1"), "accept")).toBe(true);
    expect(mayDecide(line("1"), "conclude")).toBe(false);
    expect(mayDecide(line("1", { state: "accepted" }), "not_admit")).toBe(false);
    expect(mayDecide(line("1", { state: "accepted" }), "return_once")).toBe(true);
    expect(mayDecide(line("1", { order: "accept" }), "accept")).toBe(false);
    expect(mayDecide(line("1", { desk: "department" }), "accept")).toBe(false);
  });
});

describe("tabs", () => {
  it("count their states", () => {
    const counts = new Map([["handed_off", 2], ["accepted", 3], ["concluded", 5]]);
    const number = (name: string) => countOf(TABS.find((tab) => tab.name === name)!, counts);
    expect([number("todo"), number("toDecide"), number("closed"), number("all")]).toEqual([5, 3, 5, 10]);
  });
  it("yield to a single state", () => {
    expect(statesOf({ ...NO_FILTERS, state: "withdrawn" })).toEqual(["withdrawn"]);
    expect(statesOf({ ...NO_FILTERS, tab: "all" })).toEqual([]);
  });
});

describe("a long list", () => {
  it("draws what is in sight and a few more", () => {
    expect(visible(440, 440, 44, 1_000, 2)).toEqual({ from: 8, to: 22 });
    expect(visible(0, 440, 44, 3, 2)).toEqual({ from: 0, to: 3 });
  });
});
