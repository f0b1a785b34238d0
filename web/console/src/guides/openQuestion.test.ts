import { describe, expect, it } from "vitest";
import { openQuestion, rowOf } from "./openQuestion";

const CARRIED = { open: "q1", question: "照片能重拍吗", askedAs: ["能不能重新拍照"], answer: "照片一律现场采集。" };

describe("an open question", () => {
  it("is read from the history entry", () => {
    expect(openQuestion({ faq: JSON.stringify(CARRIED) })).toEqual(CARRIED);
  });
  it("is none where the entry carries none, or it is answered", () => {
    expect(openQuestion(null)).toBeNull();
    expect(openQuestion({ position: 3 })).toBeNull();
    expect(openQuestion({ faq: "" })).toBeNull();
  });
  it("becomes a row of the FAQ with its other wordings", () => {
    expect(rowOf(CARRIED)).toEqual({
      question: { zh: "照片能重拍吗", en: "" },
      answer: { zh: "照片一律现场采集。", en: "" },
      asked_as: ["能不能重新拍照"],
    });
    expect(rowOf({ ...CARRIED, askedAs: [] })).not.toHaveProperty("asked_as");
  });
});
