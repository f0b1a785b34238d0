// Are the outcomes of an import counted as a reader expects?
import { expect, test } from "vitest";
import type { Imported } from "@/api/shapes";
import { tallied } from "./imported";

const one = (outcome: string, releasable: boolean): Imported => ({ file: "f", outcome, item: "i", version: 1, releasable, findings: [] });

test("drafts, those to be mended, unchanged and unread ones are counted", () => {
  expect(tallied([one("kept", true), one("kept", false), one("unchanged", true), one("unread", false), one("refused", false)])).toEqual({
    drafts: 2,
    unchanged: 1,
    unread: 2,
    toMend: 1,
  });
});
