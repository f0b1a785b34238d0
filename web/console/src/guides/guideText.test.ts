import { describe, expect, it } from "vitest";
import { lineOf, readGuide, valueAt, withMoved, without, withRow, withValue, wordings } from "./guideText";
import { ITEM, LIFE_EVENT, rootOf, SECTIONS, sectionsOf, type ObjectShape, type Shape } from "./schema";
import { en } from "@/texts/en";
import { zh } from "@/texts/zh";
import { pathOf, whereOf, within } from "./where";

const TEXT = `# the model job
id: company-change-address
basic_code: "990131004000"
name: {zh: 公司变更登记（住所）, en: "Change of address"} # official
conditions:
  # first of all
  - id: registered-here
    text:
      zh: 公司已在明川市登记。
      en: The company is registered here.
  - id: decided
    text: {zh: 已作出决定。, en: "It has been decided."}
    must: decision_date <= today()

fees: []
region: 9901
`;

describe("a change at one place", () => {
  it("leaves every other character as it was", () => {
    const after = withValue(TEXT, ["name", "zh"], "公司住所变更");
    expect(after).toBe(TEXT.replace("公司变更登记（住所）", "公司住所变更"));
  });
  it("keeps numbers as they were typed", () => {
    expect(readGuide(TEXT).values.region).toBe("9901");
    expect(withValue(TEXT, ["region"], "0999")).toContain("region: 0999");
  });
  it("puts a new key where it is usually written", () => {
    const after = withValue(TEXT, ["conditions", 0, "must"], "has(x)", ["id", "text", "must"]);
    expect(after).toContain("en: The company is registered here.\n    must: has(x)\n  - id: decided");
    const label = withValue(TEXT, ["level"], "district", ["id", "name", "level", "conditions"]);
    expect(label.indexOf("level: district")).toBeLessThan(label.indexOf("conditions:"));
  });
  it("takes a key away", () => {
    expect(without(TEXT, ["conditions", 1, "must"])).toBe(TEXT.replace("    must: decision_date <= today()\n", ""));
  });
  it("moves a row with its comment", () => {
    const after = withMoved(TEXT, ["conditions"], 0, 1);
    expect(after.indexOf("decided")).toBeLessThan(after.indexOf("# first of all"));
    expect(after.indexOf("# first of all")).toBeLessThan(after.indexOf("registered-here"));
    expect(withMoved(TEXT, ["conditions"], 0, 9)).toBe(TEXT);
  });
  it("adds rows, to an empty list and to a missing one", () => {
    const fee = withRow(TEXT, ["fees"], 0, { id: "book-fee", name: { zh: "工本费", en: "Fee" } });
    expect(fee).toContain('fees:\n  - id: book-fee\n    name: {zh: 工本费, en: "Fee"}');
    const faq = withRow(TEXT, ["faq"], 0, { question: { zh: "要多久？", en: "" } }, ["conditions", "faq", "fees"]);
    expect(valueAt(readGuide(faq).values, ["faq", 0, "question", "zh"])).toBe("要多久？");
  });
  it("leaves a text that cannot be read alone", () => {
    const broken = "id: x\nname: {zh: a\n";
    expect(withValue(broken, ["id"], "y")).toBe(broken);
    expect(readGuide(broken).problems[0]?.line).toBeGreaterThan(0);
  });
  it("finds lines, and the nearest where there is none", () => {
    expect(lineOf(TEXT, ["conditions", 1, "must"])).toBe(13);
    expect(lineOf(TEXT, ["conditions", 0, "nothing"])).toBe(7);
  });
  it("lists what lacks English", () => {
    const values = readGuide(withValue(TEXT, ["name", "en"], "")).values;
    expect(wordings(values).filter((one) => !one.en).map((one) => whereOf(one.path))).toEqual(["name"]);
  });
});

describe("the guides of the sample city", () => {
  const files = Object.entries(
    import.meta.glob<string>(["../../../../guides/items/*.yaml", "../../../../guides/life_events/*.yaml"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  );
  it("are written again exactly as they are", () => {
    expect(files.length).toBeGreaterThan(40);
    for (const [file, text] of files) {
      const id = readGuide(text).values.id;
      expect(withValue(text, ["id"], String(id)), file).toBe(text);
    }
  });
  it("hold no key that the editor does not know", () => {
    const check = (value: unknown, shape: ObjectShape) => {
      const names = new Set(shape.fields.map((field) => field.name));
      expect(Object.keys(value as object).filter((key) => !names.has(key))).toEqual([]);
    };
    for (const [, text] of files) {
      const { values } = readGuide(text);
      check(values, rootOf(values));
    }
  });
});

describe("the sections", () => {
  it("hold every key of an item and of a life event", () => {
    for (const root of [ITEM, LIFE_EVENT]) {
      const keys = sectionsOf(root).flatMap((one) => one.keys);
      expect(root.fields.map((field) => field.name).filter((name) => !keys.includes(name))).toEqual([]);
    }
    expect(new Set(SECTIONS.map((one) => one.name)).size).toBe(SECTIONS.length);
  });
});

describe("the blanks", () => {
  const names = (shape: Shape): string[] => {
    if (shape.kind === "object") return shape.fields.flatMap((field) => [field.name, ...names(field.shape)]);
    return shape.kind === "rows" ? names(shape.of) : shape.kind === "basis" ? names(shape.article) : [];
  };
  it("all have a label in both languages", () => {
    const all = new Set([ITEM, LIFE_EVENT].flatMap(names));
    expect([...all].filter((name) => !zh.fieldNames[name] || !en.fieldNames[name])).toEqual([]);
  });
  it("know what holds where nothing is written", () => {
    const material = ITEM.fields.find((field) => field.name === "materials")?.shape;
    const necessity = material?.kind === "rows" ? material.of.fields.find((field) => field.name === "necessity") : undefined;
    expect(necessity?.shape).toMatchObject({ kind: "choice", standard: "required" });
  });
});

describe("where a finding lies", () => {
  it("goes both ways", () => {
    expect(pathOf("form.fields[3].label")).toEqual(["form", "fields", 3, "label"]);
    expect(whereOf(["form", "fields", 3, "label"])).toBe("form.fields[3].label");
  });
  it("counts what lies below, and not what only begins alike", () => {
    const at = (where: string) => ({ where }) as never;
    const found = [at("faq[1].answer"), at("faq[10].answer"), at("faq")];
    expect(within(found, ["faq", 1])).toHaveLength(1);
    expect(within(found, ["faq"])).toHaveLength(3);
  });
});
