import { describe, expect, it } from "vitest";
import { beyond } from "./gate";

describe("two answers side by side", () => {
  it("show what differs, and … for what they share", () => {
    expect(beyond("甲\n乙\n丙\n丁", "甲\n乙\n丁")).toBe("…\n丙\n…");
  });
  it("are whole where they share nothing or everything", () => {
    expect(beyond("甲\n乙", "丙")).toBe("甲\n乙");
    expect(beyond("甲", "甲\n乙")).toBe("甲");
  });
});
