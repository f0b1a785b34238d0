import { describe, expect, it } from "vitest";
import { counted, lineRows, unifiedRows } from "./diff";

const UNIFIED = `--- company v1
+++ company v2
@@ -3,4 +3,4 @@
 id: x
-name: old
+name: new
 region: 9901
-phone: 1
@@ -20,2 +19,3 @@
 faq:
+  - question: 要多久？
   - question: 收费吗？
`;

describe("a unified diff", () => {
  const rows = unifiedRows(UNIFIED);
  it("stands side by side, changed lines beside each other", () => {
    expect(rows.map((row) => row.kind)).toEqual(["same", "changed", "same", "removed", "gap", "same", "added", "same"]);
    expect(rows[1]).toEqual({ kind: "changed", left: { number: 4, text: "name: old" }, right: { number: 4, text: "name: new" } });
  });
  it("numbers lines on both sides", () => {
    expect(rows[6]?.right?.number).toBe(20);
    expect(rows[7]?.left?.number).toBe(21);
  });
  it("takes a removed line that begins with dashes for what it is", () => {
    expect(unifiedRows("--- a\n+++ b\n@@ -1,1 +1,1 @@\n---- x\n+y\n")[0]?.left?.text).toBe("--- x");
  });
  it("is nothing where nothing differs", () => {
    expect(unifiedRows("")).toEqual([]);
  });
});

describe("two texts", () => {
  it("show what changed with a few lines around it", () => {
    const before = Array.from({ length: 30 }, (_, n) => `line ${n}`);
    const after = before.map((line, n) => (n === 10 ? "other" : line)).filter((_, n) => n !== 25);
    const rows = lineRows(before.join("\n"), after.join("\n"), 2);
    expect(rows.map((row) => row.kind).join(" ")).toBe("same same changed same same gap same same removed same same");
    expect(counted(rows)).toEqual({ added: 1, removed: 2 });
  });
  it("are the same", () => {
    expect(lineRows("a\nb", "a\nb")).toEqual([]);
  });
});
