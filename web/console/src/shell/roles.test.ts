import { describe, expect, it } from "vitest";
import { homeOf, mayOpen, pagesOf } from "./roles";

describe("pages by role", () => {
  it("gives clerks their cases and conversations", () => {
    expect(pagesOf("clerk").map((page) => page.name)).toEqual(["queue", "conversations"]);
    expect(homeOf("clerk")).toBe("/cases");
  });
  it("keeps a clerk out of the guides, deep links too", () => {
    expect(mayOpen("clerk", "/guides/company-change-address")).toBe(false);
    expect(mayOpen("admin", "/guides/company-change-address")).toBe(true);
    expect(mayOpen("reviewer", "/cases/1")).toBe(false);
  });
  it("has a place for roles without pages", () => {
    expect(homeOf("auditor")).toBe("/elsewhere");
  });
});
