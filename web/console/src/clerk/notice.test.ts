import { describe, expect, it } from "vitest";
import type { Case } from "@/api/shapes";
import { changesOf } from "./changes";
import { asDecision, asNotice, EMPTY, fitting, hasContent, lacks, remarked, toggled, unremarked, worded } from "./notice";

const text = (zh: string) => ({ zh, en: "" });

describe("putting a notice together", () => {
  it("ticks and unticks findings, and means a return", () => {
    const ticked = toggled(EMPTY, "lease-runs");
    expect(ticked).toMatchObject({ findings: ["lease-runs"], decision: "return_once" });
    expect(toggled(ticked, "lease-runs").findings).toEqual([]);
  });
  it("takes one remark for a line, with words or none", () => {
    const made = worded(remarked(remarked(EMPTY, "new_address"), "new_address"), "new_address", "  写到门牌号  ");
    expect(asNotice(made).remarks).toEqual([{ path: "new_address", words: "写到门牌号" }]);
    expect(unremarked(made, "new_address").remarks).toEqual([]);
  });
  it("wants words for the whole application", () => {
    const made = remarked(EMPTY, "");
    expect(hasContent(made)).toBe(false);
    expect(asNotice(made).remarks).toEqual([]);
    expect(lacks(made, 0)).toBe("content");
    expect(lacks(worded(made, "", "请补签名"), 0)).toBe("");
  });
  it("wants a reason for the second notice, and to turn away", () => {
    const made = toggled(EMPTY, "lease-runs");
    expect(lacks(made, 0)).toBe("");
    expect(lacks(made, 1)).toBe("reason");
    expect(lacks({ ...EMPTY, decision: "not_admit", reason: "  " }, 0)).toBe("reason");
    expect(lacks({ ...EMPTY, decision: "accept" }, 0)).toBe("");
  });
  it("sends with another decision nothing that belongs to a return", () => {
    const made = { ...toggled(EMPTY, "lease-runs"), result: "换发执照" };
    expect(asDecision(made, "accept", 4)).toMatchObject({ findings: [], remarks: [], result: "", version: 4 });
    expect(asDecision(made, "conclude", 4).result).toBe("换发执照");
  });
});

describe("a case that changed meanwhile", () => {
  const present = {
    found: [{ rule: "kept" }],
    lines: [{ path: "new_address" }],
    groups: [{ id: "holders", rows: [[{ path: "holders.0.name" }]] }],
    materials: [{ id: "lease" }],
    decisions: ["conclude"],
  } as unknown as Case;

  it("keeps what still fits, and every word", () => {
    const made = {
      ...EMPTY,
      decision: "return_once" as const,
      findings: ["kept", "gone"],
      remarks: ["new_address", "gone", "material.lease", "holders.0.name", ""].map((path) => ({ path, words: "w" })),
      reason: "理由",
    };
    const left = fitting(made, present);
    expect(left.findings).toEqual(["kept"]);
    expect(left.remarks.map((one) => one.path)).toEqual(["new_address", "material.lease", "holders.0.name", ""]);
    expect(left).toMatchObject({ decision: "", reason: "理由" });
  });
  it("names the new state and the events since", () => {
    const opened = { kind: "Opened", actor: "citizen", at: "1", detail: "" };
    const ordered = { kind: "DecisionOrdered", actor: "clerk:2", at: "2", detail: "accept" };
    const seen = { version: 1, state: "handed_off", state_text: text("已移交"), events: [opened] };
    const now = { version: 3, state: "accepted", state_text: text("已受理"), events: [opened, ordered] };
    expect(changesOf(seen, now)).toEqual({ state: { from: text("已移交"), to: text("已受理") }, events: [ordered] });
    expect(changesOf(seen, { ...seen })).toBeNull();
  });
});
