import { describe, expect, it } from "vitest";
import type { Mandate } from "@/api/types";
import { companies, groundOf, mayConfirm, shelves } from "./mandate";

const ONE: Mandate = {
  id: "1",
  side: "principal",
  kind: "agent",
  principal: "李国栋",
  principal_number: "990104********1030",
  agent: "陈雨",
  agent_number: "990121********2046",
  relation: "",
  items: [],
  item_ids: [],
  since: "2026-03-02",
  until: "2026-06-02",
  state: "in_force",
  trust: "A",
  proofs: [{ material: "grant", name: "", source: "" }],
};
const LETTER = { ...ONE, trust: "C", proofs: [{ material: "letter", name: "letter.pdf", source: "" }] };
const REPRESENTS: Mandate = {
  ...ONE,
  side: "agent",
  kind: "representative",
  principal: "明川市远帆贸易有限公司",
  principal_number: "91990103MA0000001U",
  proofs: [{ material: "licence", name: "", source: "business-license" }],
};

describe("the shelves", () => {
  it("put first what waits for the reader, and last what is over", () => {
    const waiting = { ...LETTER, id: "2", state: "proposed" };
    const over = { ...ONE, id: "3", state: "expired" };
    const theirs = { ...LETTER, id: "4", side: "agent" as const, state: "proposed" };
    expect(shelves([over, theirs, ONE, waiting]).map((one) => [one.name, one.mandates.map(({ id }) => id)])).toEqual([
      ["waiting", ["2"]],
      ["given", ["1"]],
      ["acting", ["4"]],
      ["over", ["3"]],
    ]);
    expect(shelves([])).toEqual([]);
  });
});

it("a letter that holds may still be confirmed, by its principal alone", () => {
  expect(mayConfirm(LETTER)).toBe(true);
  expect(mayConfirm({ ...LETTER, side: "agent" })).toBe(false);
  expect(mayConfirm(ONE)).toBe(false);
  expect(mayConfirm({ ...LETTER, state: "revoked" })).toBe(false);
});

it("a company is given for only where its e-licence shows the representative", () => {
  expect(companies([REPRESENTS, { ...REPRESENTS, id: "2" }, ONE])).toEqual([
    { code: "91990103MA0000001U", name: "明川市远帆贸易有限公司" },
  ]);
  expect(companies([{ ...REPRESENTS, trust: "C" }])).toEqual([]);
  expect(companies([{ ...REPRESENTS, state: "expired" }])).toEqual([]);
});

it("what it rests on is told from its proofs", () => {
  expect(groundOf(ONE)).toBe("own_word");
  expect(groundOf({ ...ONE, kind: "company_agent" })).toBe("company_word");
  expect(groundOf(REPRESENTS)).toBe("record");
  expect(groundOf(LETTER)).toBe("papers");
});
