// With what does an editor begin? The value as it is read back, in the shape its box takes.
import type { Editor } from "./schema";

export function boxValue(editor: Editor, shown: string): string {
  if (shown.includes("*")) return ""; // masked: typed anew
  return editor === "date" ? isoDate(shown) : shown;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function isoDate(shown: string): string {
  const numbers = /(\d{4})\D+(\d{1,2})\D+(\d{1,2})/.exec(shown);
  if (numbers) return iso(numbers[1], Number(numbers[2]), Number(numbers[3]));
  const words = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/.exec(shown);
  const month = MONTHS.indexOf((words?.[2] ?? "").toLowerCase()) + 1;
  return words && month ? iso(words[3], month, Number(words[1])) : "";
}

function iso(year = "", month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
