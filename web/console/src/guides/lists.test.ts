import { describe, expect, it } from "vitest";
import { asLines, asPairs, fromLines, fromPairs } from "./lists";

describe("lists one a line", () => {
  it("drop empty lines and spaces around", () => {
    expect(fromLines(" 公司搬家 \n\n换地址\n")).toEqual(["公司搬家", "换地址"]);
    expect(asLines(undefined)).toEqual([]);
  });
  it("go to pairs and back", () => {
    const pairs = { child_name: "baby_name", father: "father_name" };
    expect(fromPairs(asPairs(pairs))).toEqual(pairs);
    expect(fromPairs("half =\n= other")).toEqual({});
  });
});
