import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
// @ts-expect-error a script without types
import { converted } from "../../scripts/hant.mjs";

describe("the Traditional texts", () => {
  it("are those of the Simplified face, converted", () => {
    const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
    expect(read("hant.ts")).toBe(converted(read("zh.ts")));
  });
});
