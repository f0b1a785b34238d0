// What is a document of a case called?
import { t } from "./index";

/** “notice-2.pdf” is the second correction notice. */
export function paperName(file: string): string {
  const [, kind = file, number] = /^([a-z-]+?)(?:-(\d+))?\.pdf$/.exec(file) ?? [];
  const name = t.value.cases.papers[kind] ?? kind;
  return number && number !== "1" ? `${name} ${number}` : name;
}
