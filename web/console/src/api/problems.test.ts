import { describe, expect, it } from "vitest";
import { zh } from "@/texts/zh";
import { en } from "@/texts/en";
import { filled } from "./client";
import { ApiError, Offline, readable } from "./problems";

const problem = (status: number, title: string, errors = [{ field: "", message: "", fix: "" }].slice(1)) =>
  ({ type: "", title, status, detail: "", errors });

describe("an error in readable words", () => {
  it("tells how long to wait after too many tries", () => {
    const shown = readable(new ApiError(problem(429, "TooManyTries"), 200), zh, false);
    expect(shown.title).toContain("4 分钟");
    expect(readable(new ApiError(problem(429, "TooManyTries"), 30), en, true).title).toContain("30 seconds");
  });
  it("gives the reason of a denied decision in the language shown", () => {
    const error = new ApiError(problem(409, "DecisionDenied", [{ field: "why", message: "请稍候", fix: "wait" }]));
    expect(readable(error, zh, false).lines).toEqual(["请稍候"]);
    expect(readable(error, en, true).lines).toEqual(["wait"]);
  });
  it("says that the service is out of reach", () => {
    expect(readable(new Offline(), zh, false).title).toBe(zh.problems.offline);
  });
  it("lists the fields of an invalid request", () => {
    const error = new ApiError(problem(422, "Invalid request", [{ field: "days", message: "too many", fix: "60" }]));
    expect(readable(error, zh, false).lines).toEqual(["days · too many · 60"]);
  });
});

describe("an address", () => {
  it("fills in parts, repeats lists and leaves out what is empty", () => {
    const url = filled("/cases/{case}", { case: "a/b" }, { state: ["x", "y"], item: "", limit: 3, more: undefined });
    expect(url).toBe("/cases/a%2Fb?state=x&state=y&limit=3");
  });
});
