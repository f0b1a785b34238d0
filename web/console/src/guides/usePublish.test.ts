import { describe, expect, it } from "vitest";
import type { Reviews } from "@/api/shapes";
import { standingOf } from "./usePublish";

const said = (reviewer: string, verdict: "approved" | "sent_back") => ({ reviewer, verdict, note: "", at: "2026-03-02T09:00:00+08:00" });
const of = (...reviews: Reviews["reviews"]): Reviews => ({ author: "staff:1", reviews });

describe("a draft", () => {
  it("waits until somebody else than its author has judged it", () => {
    expect(standingOf(of())).toBe("waiting");
    expect(standingOf(of(said("staff:1", "approved")))).toBe("waiting");
    expect(standingOf(of(said("staff:2", "approved")))).toBe("approved");
  });
  it("is sent back by a single no", () => {
    expect(standingOf(of(said("staff:2", "approved"), said("staff:3", "sent_back")))).toBe("sentBack");
  });
});
