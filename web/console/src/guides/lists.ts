// How are short lists typed? One a line.
import { isRecord } from "./guideText";

export function asLines(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function fromLines(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** {child_name: baby_name} as `child_name = baby_name`. */
export function asPairs(value: unknown): string {
  return isRecord(value) ? Object.entries(value).map(([key, one]) => `${key} = ${String(one)}`).join("\n") : "";
}

export function fromPairs(typed: string): Record<string, string> {
  const pairs = fromLines(typed).map((line) => line.split("=").map((one) => one.trim()));
  return Object.fromEntries(pairs.filter(([key, value]) => key && value) as [string, string][]);
}
