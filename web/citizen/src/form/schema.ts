// How is one line of a form edited?
import type { FormLine } from "@/api/types";

export type Editor = "choice" | "several" | "yes-no" | "date" | "text";

const EDITORS: Record<string, Editor> = { choice: "choice", multi_choice: "several", yes_no: "yes-no", date: "date" };

/** By the type of its field; a choice without options can only be typed. */
export function editorOf(line: FormLine): Editor {
  const editor = EDITORS[line.type] ?? "text";
  const choosing = editor === "choice" || editor === "several";
  return choosing && !line.options.length ? "text" : editor;
}

interface Property {
  description?: string;
  items?: Property;
  properties?: Record<string, Property>;
}

/** Whose form the blank at `path` stands in: of a life event's lines, those below `item/` are that item's own. */
export function ownerOf(item: string, path: string): { item: string; path: string } {
  const slash = path.indexOf("/");
  return slash < 0 ? { item, path } : { item: path.slice(0, slash), path: path.slice(slash + 1) };
}

/** What the form's JSON Schema says about the blank at `path`: a field, or `group.N.field`. */
export function helpAt(schema: Record<string, unknown>, path: string): string {
  const [first = "", , field] = path.split(".");
  const top = (schema as Property).properties?.[first];
  return (field === undefined ? top : top?.items?.properties?.[field])?.description ?? "";
}
