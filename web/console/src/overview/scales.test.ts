import { describe, expect, it } from "vitest";
import { bars, byDay, niceTop, shares, stopped, ticks } from "./scales";

describe("an axis", () => {
  it("ends at a round number that holds everything", () => {
    expect([0, 3, 7, 12, 180, 501].map(niceTop)).toEqual([1, 3, 10, 20, 200, 1000]);
  });
  it("has few lines, at whole numbers", () => {
    expect(ticks(1)).toEqual([0, 1]);
    expect(ticks(20)).toEqual([0, 5, 10, 15, 20]);
    expect(ticks(1000)).toEqual([0, 200, 400, 600, 800, 1000]);
    for (const top of [1, 2, 3, 4, 5, 10, 50, 100]) expect(ticks(top).length).toBeLessThanOrEqual(6);
  });
});

describe("bars", () => {
  it("fill the box, and stand on its floor", () => {
    expect(bars([5, 10], 100, 50, 10, 0)).toEqual([
      { x: 0, y: 25, width: 50, height: 25 },
      { x: 50, y: 0, width: 50, height: 50 },
    ]);
    expect(bars([], 100, 50, 10)).toEqual([]);
  });
});

describe("shares", () => {
  it("add up to a hundred", () => {
    expect(shares([1, 1, 1])).toEqual([34, 33, 33]);
    expect(shares([0, 0])).toEqual([0, 0]);
    expect(shares([97, 2, 1]).reduce((a, b) => a + b)).toBe(100);
  });
});

describe("hours", () => {
  it("are gathered by the day of the service, not of the browser", () => {
    const hours = ["2026-03-01T15:00:00Z", "2026-03-01T16:00:00Z", "2026-03-02T01:00:00Z"].map((hour) => ({ hour, questions: 2 }));
    expect(byDay(hours)).toEqual([
      { at: "2026-03-01", number: 2 },
      { at: "2026-03-02", number: 4 },
    ]);
  });
  it("never count fewer than none who stopped", () => {
    expect(stopped({ asked: 3, answered: 5 })).toBe(0);
  });
});
