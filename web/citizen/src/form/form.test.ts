import { describe, expect, it } from "vitest";
import { faultOf, LARGEST } from "@/platform/files";
import { codeIn, linkFor } from "@/conversation/resume-link";
import { isMaterial, matterAt, progressOf, sectionsOf } from "./card";
import { editorOf, helpAt, ownerOf } from "./schema";
import { marked, sectionOf } from "./sections";
import { boxValue } from "./value";

const schema = {
  properties: {
    lease_term: { title: "租期", description: "合同写明的最后一天" },
    members: { type: "array", items: { properties: { name: { description: "按身份证填写" } } } },
  },
};

describe("a line", () => {
  const line = { path: "a", label: "", shown: "", source: "", trust: "", state: "", type: "", options: [], section: "" };
  it("is edited as its field says", () => {
    expect(editorOf({ ...line, type: "choice", options: ["租赁"] })).toBe("choice");
    expect(editorOf({ ...line, type: "multi_choice", options: ["电", "水"] })).toBe("several");
    expect(editorOf({ ...line, type: "yes_no" })).toBe("yes-no");
    expect(editorOf({ ...line, type: "date" })).toBe("date");
    expect(editorOf({ ...line, type: "address" })).toBe("text");
    expect(editorOf({ ...line, type: "choice" })).toBe("text");
    expect(editorOf(line)).toBe("text");
  });

  it("is explained by the form's schema", () => {
    expect(helpAt(schema, "lease_term")).toBe("合同写明的最后一天");
    expect(helpAt(schema, "members.1.name")).toBe("按身份证填写");
    expect(helpAt(schema, "material.lease")).toBe("");
  });

  it("begins with the value that stands, unless that is masked", () => {
    expect(boxValue("date", "2027年3月1日")).toBe("2027-03-01");
    expect(boxValue("date", "1 March 2027")).toBe("2027-03-01");
    expect(boxValue("text", "明川市东岸区")).toBe("明川市东岸区");
    expect(boxValue("text", "9901**********1012")).toBe("");
  });
});

describe("the card", () => {
  const line = { label: "", shown: "x", source: "said", trust: "C", state: "confirmed", type: "text", options: [], section: "" };
  const card = {
    matter_id: "m", item: "i", title: "", digest: "", remaining: 2, findings: [], mandate: "",
    lines: [{ ...line, path: "a" }, { ...line, path: "b", shown: "" }, { ...line, path: "material.m" }],
  };
  it("is counted and parted", () => {
    expect(progressOf(card)).toEqual({ done: 2, all: 4 });
    expect(sectionsOf(card).materials.map((one) => one.path)).toEqual(["material.m"]);
    expect(isMaterial("materials")).toBe(false);
  });
});

describe("the lines of a life event", () => {
  const line = { label: "", shown: "x", source: "said", trust: "C", state: "confirmed", type: "text", options: [] };
  const lines = ["", "", "出生登记", "出生登记", "社会保障卡"].map((section, at) => ({ ...line, path: `p${at}`, section }));
  it("are headed by their matter where it begins", () => {
    expect(lines.map((_, at) => matterAt(lines, at))).toEqual(["", "", "出生登记", "", "社会保障卡"]);
  });
  it("are explained by the guide of their own item", () => {
    expect(ownerOf("newborn", "birth-registration/surname")).toEqual({ item: "birth-registration", path: "surname" });
    expect(ownerOf("newborn", "child_name")).toEqual({ item: "newborn", path: "child_name" });
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
