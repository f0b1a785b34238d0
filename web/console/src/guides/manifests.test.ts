import { describe, expect, it } from "vitest";
import type { Release } from "@/api/shapes";
import { manifests, replaced, withdrawals } from "./manifests";

const release = (id: string, changed: Record<string, number>): Release => ({ id, changed, actor: "a", created_at: "", active: false, number: 1, gate: null, override: null, guides: 0 });
const HISTORY = [release("c", { x: 3, new: 1 }), release("b", { x: 2 }), release("a", { x: 1, y: 1 })];

describe("releases", () => {
  it("add up to what was served", () => {
    const served = manifests(HISTORY);
    expect(Object.fromEntries(served.get("b") ?? [])).toEqual({ x: 2, y: 1 });
    expect(Object.fromEntries(served.get("c") ?? [])).toEqual({ x: 3, y: 1, new: 1 });
  });
  it("name what going back withdraws, and what is no longer offered", () => {
    const served = manifests(HISTORY);
    expect(withdrawals(served.get("c")!, served.get("a")!)).toEqual([
      { item: "new", from: 1, to: 0 },
      { item: "x", from: 3, to: 1 },
    ]);
    expect(withdrawals(served.get("a")!, served.get("c")!)).toEqual([]);
  });
  it("name the version that was replaced", () => {
    expect(replaced(HISTORY, HISTORY[0]!, "x")).toBe(2);
    expect(replaced(HISTORY, HISTORY[0]!, "new")).toBe(0);
  });
});
