import { describe, expect, it } from "vitest";
import { faultOf, LARGEST } from "@/platform/files";
import { codeIn, linkFor } from "@/conversation/resume-link";
import { isMaterial, progressOf, sectionsOf } from "./card";
import { blankAt, filledBy } from "./schema";
import { marked, sectionOf } from "./sections";
import { boxValue } from "./value";

const schema = {
  properties: {
    premises: { title: "使用权", type: "string", oneOf: [{ const: "leased", title: "租赁" }] },
    lease_term: { title: "租期", type: "string", format: "date", description: "合同写明的最后一天" },
    company_name: { title: "公司名称", type: "string", maxLength: 100, "x-prefill": ["business-license.name"] },
    married: { title: "已婚", type: "boolean" },
    members: { type: "array", items: { properties: { name: { title: "姓名", type: "string" } } } },
  },
};

describe("a blank", () => {
  it("is edited as its schema says", () => {
    expect(blankAt(schema, "premises")).toMatchObject({ editor: "choice", options: [{ value: "leased", label: "租赁" }] });
    expect(blankAt(schema, "lease_term")?.editor).toBe("date");
    expect(blankAt(schema, "company_name")).toMatchObject({ editor: "text", maxLength: 100 });
    expect(blankAt(schema, "married")?.editor).toBe("yes-no");
    expect(blankAt(schema, "members.1.name")?.label).toBe("姓名");
    expect(blankAt(schema, "material.lease")).toBeNull();
  });

  it("begins with the value that stands, unless that is masked", () => {
    expect(boxValue("date", "2027年3月1日")).toBe("2027-03-01");
    expect(boxValue("date", "1 March 2027")).toBe("2027-03-01");
    expect(boxValue("text", "明川市东岸区")).toBe("明川市东岸区");
    expect(boxValue("text", "9901**********1012")).toBe("");
  });

  it("may be filled by a source", () => {
    expect(filledBy(schema)).toEqual({ "business-license": ["公司名称"] });
  });
});

describe("the card", () => {
  const line = { label: "", shown: "x", source: "said", trust: "C", state: "confirmed" };
  const card = {
    matter_id: "m", item: "i", title: "", digest: "", remaining: 2, findings: [],
    lines: [{ ...line, path: "a" }, { ...line, path: "b", shown: "" }, { ...line, path: "material.m" }],
  };
  it("is counted and parted", () => {
    expect(progressOf(card)).toEqual({ done: 2, all: 4 });
    expect(sectionsOf(card).materials.map((one) => one.path)).toEqual(["material.m"]);
    expect(isMaterial("materials")).toBe(false);
  });
});

describe("a quotation", () => {
  it("is marked where it stands, found where it moved, and missed where it is gone", () => {
    expect(marked("不收费，换发也不收费。", "不收费", 0, 3)).toEqual({ before: "", quoted: "不收费", after: "，换发也不收费。" });
    expect(marked("现在不收费。", "不收费", 0, 3)?.before).toBe("现在");
    expect(marked("收五元。", "不收费", 0, 3)).toBeNull();
    expect(sectionOf("company-change-address@9901/faq/1")).toBe("faq");
  });
});

describe("a file", () => {
  it("is refused before it is sent where name or size tell", () => {
    expect(faultOf({ name: "合同.PDF", size: 10 })).toBe("");
    expect(faultOf({ name: "a.exe", size: 10 })).toBe("kind");
    expect(faultOf({ name: "a", size: 10 })).toBe("kind");
    expect(faultOf({ name: "a.jpg", size: 0 })).toBe("empty");
    expect(faultOf({ name: "a.jpg", size: LARGEST + 1 })).toBe("large");
  });
});

describe("a link to another device", () => {
  it("holds what it was made of", () => {
    expect(codeIn(linkFor("abc123", "20444389"))).toEqual({ conversation: "abc123", code: "20444389" });
    expect(codeIn("20444389")).toBeNull();
  });
});
