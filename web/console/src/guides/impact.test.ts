// Is every kind of thing that a draft touches told, and nothing else?
import { expect, test } from "vitest";
import type { Impact } from "@/api/shapes";
import { zh } from "@/texts/zh";
import { touched } from "./impact";

const NONE: Impact = { parts: [], sections: [], regions: [], implementations: [], events: [], questions: [], cases: {} };

test("what is not touched is not told", () => {
  expect(touched(NONE, zh)).toEqual([]);
});

test("sections, blanks, regions, life events, questions and open cases are told", () => {
  const lines = touched(
    {
      parts: [{ path: "form.metres", change: "added" }],
      sections: ["limits"],
      regions: ["9901", "990102"],
      implementations: ["a", "b"],
      events: ["newborn"],
      questions: ["要多久", "几天"],
      cases: { accepted: 2, submitted: 1 },
    },
    zh,
  );
  expect(lines).toHaveLength(6);
  expect(lines.join("\n")).toContain("办理时限");
  expect(lines.join("\n")).toContain("form.metres（新增）");
  expect(lines.join("\n")).toContain("3 件");
});
