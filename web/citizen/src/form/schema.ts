// How is one blank of a form edited? From the form's JSON Schema.

export type Editor = "choice" | "several" | "yes-no" | "date" | "number" | "text";

export interface Blank {
  editor: Editor;
  label: string;
  help: string;
  options: { value: string; label: string }[];
  maxLength: number;
}

interface Property {
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  maxLength?: number;
  oneOf?: { const: string; title: string }[];
  items?: Property;
  properties?: Record<string, Property>;
}

/** The blank at `path`: a field, or `group.N.field`; null for documents and unknown paths. */
export function blankAt(schema: Record<string, unknown>, path: string): Blank | null {
  const [first = "", , field] = path.split(".");
  const top = (schema as Property).properties?.[first];
  const found = field === undefined ? top : top?.items?.properties?.[field];
  return found ? blankOf(found) : null;
}

function blankOf(property: Property): Blank {
  const options = property.oneOf ?? property.items?.oneOf ?? [];
  return {
    editor: editorOf(property),
    label: property.title ?? "",
    help: property.description ?? "",
    options: options.map((one) => ({ value: one.const, label: one.title })),
    maxLength: property.maxLength ?? 200,
  };
}

function editorOf(property: Property): Editor {
  if (property.type === "array" && property.items?.oneOf) return "several";
  if (property.oneOf) return "choice";
  if (property.type === "boolean") return "yes-no";
  if (property.format === "date") return "date";
  return property.type === "number" || property.type === "integer" ? "number" : "text";
}

/** Which blanks each data source fills, by source: labels in the form's order. */
export function filledBy(schema: Record<string, unknown>): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const property of Object.values((schema as Property).properties ?? {})) {
    for (const from of (property as { "x-prefill"?: string[] })["x-prefill"] ?? []) {
      const source = from.split(".")[0] ?? "";
      (found[source] ??= []).push(property.title ?? "");
    }
  }
  return found;
}
