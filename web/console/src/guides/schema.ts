// Of what is a guide made? Read off the JSON Schema of guide files, so that the form knows what the service knows.
import schema from "@docs/guide.schema.json";

/** One blank of the editor. */
export type Shape =
  | { kind: "text" }
  | { kind: "string" }
  | { kind: "number" }
  | { kind: "boolean"; standard: boolean }
  | { kind: "date" }
  | { kind: "choice"; options: readonly string[]; standard: string }
  | { kind: "choices"; options: readonly string[] }
  | { kind: "strings" }
  | { kind: "pairs" }
  | { kind: "basis"; article: ObjectShape }
  | ObjectShape
  | { kind: "rows"; of: ObjectShape };

export interface ObjectShape {
  kind: "object";
  fields: readonly FieldShape[];
}

export interface FieldShape {
  name: string;
  shape: Shape;
  required: boolean;
  /** May be missing as a whole: then it is inherited, or simply not there. */
  optional: boolean;
}

interface Node {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  default?: unknown;
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  required?: string[];
}

const DEFINITIONS = schema.$defs as unknown as Record<string, Node>;

function resolved(node: Node): { node: Node; name: string } {
  const name = node.$ref?.split("/").at(-1) ?? "";
  const found = name ? DEFINITIONS[name] : node;
  return { node: found ?? {}, name };
}

/** What a node of the schema asks for. */
export function shapeOf(node: Node): Shape {
  const { node: plain, name } = resolved(node);
  if (name === "Text") return { kind: "text" };
  if (plain.enum) return { kind: "choice", options: plain.enum, standard: typeof node.default === "string" ? node.default : "" };
  if (plain.anyOf) return anyOf(plain.anyOf.filter((one) => one.type !== "null"));
  if (plain.type === "array") return listOf(plain.items ?? {});
  if (plain.type === "object") return plain.properties ? objectOf(plain) : { kind: "pairs" };
  if (plain.type === "boolean") return { kind: "boolean", standard: plain.default === true };
  if (plain.type === "number" || plain.type === "integer") return { kind: "number" };
  return plain.format === "date" ? { kind: "date" } : { kind: "string" };
}

function anyOf(options: Node[]): Shape {
  const shapes = options.map(shapeOf);
  const article = shapes.find((one) => one.kind === "object");
  if (article && shapes.some((one) => one.kind === "string")) return { kind: "basis", article };
  return shapes[0] ?? { kind: "string" };
}

function listOf(items: Node): Shape {
  const of = shapeOf(items);
  if (of.kind === "object") return { kind: "rows", of };
  return of.kind === "choice" ? { kind: "choices", options: of.options } : { kind: "strings" };
}

function objectOf(node: Node): ObjectShape {
  const required = new Set(node.required ?? []);
  const fields = Object.entries(node.properties ?? {}).map(([name, one]) => ({
    name,
    shape: shapeOf(one),
    required: required.has(name),
    optional: Boolean(one.anyOf?.some((option) => option.type === "null")),
  }));
  return { kind: "object", fields };
}

export const ITEM = objectOf(DEFINITIONS.BasicItem ?? {});
export const LIFE_EVENT = objectOf(DEFINITIONS.LifeEvent ?? {});

/** The shape of a guide file: one with matters is a life event. */
export function rootOf(guide: Record<string, unknown>): ObjectShape {
  return "matters" in guide ? LIFE_EVENT : ITEM;
}

/** The parts of the editor, and which keys of the file each holds. */
export const SECTIONS: readonly { name: string; keys: readonly string[] }[] = [
  {
    name: "basic",
    keys: [
      ...["id", "basic_code", "name", "aliases", "domain", "department", "organ", "region", "level", "audience", "kind"],
      ...["desk", "summary", "effective", "instant"],
    ],
  },
  { name: "conditions", keys: ["conditions"] },
  { name: "scenarios", keys: ["scenarios"] },
  { name: "materials", keys: ["materials"] },
  { name: "form", keys: ["form"] },
  { name: "rules", keys: ["rules"] },
  { name: "fees", keys: ["fees"] },
  { name: "limits", keys: ["limits"] },
  { name: "places", keys: ["places", "phone", "supervision_phone"] },
  { name: "steps", keys: ["steps", "delivery", "visits"] },
  { name: "legal", keys: ["legal_basis"] },
  { name: "results", keys: ["results"] },
  { name: "faq", keys: ["faq"] },
  { name: "implementations", keys: ["implementations"] },
  { name: "matters", keys: ["matters"] },
  { name: "english", keys: [] },
];

/** The sections that a guide of this shape has. */
export function sectionsOf(root: ObjectShape): readonly { name: string; keys: readonly string[] }[] {
  const has = new Set(root.fields.map((field) => field.name));
  return SECTIONS.map((one) => ({ ...one, keys: one.keys.filter((key) => has.has(key)) })).filter(
    (one) => one.keys.length > 0 || one.name === "english",
  );
}

/** The section in which a key of the file is edited. */
export function sectionOf(key: string): string {
  return SECTIONS.find((one) => one.keys.includes(key))?.name ?? "basic";
}

/** What a new row begins with: its required fields, empty. */
export function emptyRow(shape: ObjectShape): Record<string, unknown> {
  const filled = shape.fields.filter((field) => field.required).map((field) => [field.name, emptyOf(field.shape)] as const);
  return Object.fromEntries(filled);
}

export function emptyOf(shape: Shape): unknown {
  switch (shape.kind) {
    case "text":
      return { zh: "", en: "" };
    case "object":
      return emptyRow(shape);
    case "rows":
    case "strings":
    case "choices":
      return [];
    case "pairs":
      return {};
    case "number":
      return "0";
    case "choice":
      return shape.options[0] ?? "";
    case "boolean":
      return String(shape.standard);
    default:
      return "";
  }
}

/** What is usual in a field that takes any word. */
export const USUAL: Record<string, readonly string[]> = {
  type: [
    ...["name", "org_name", "id_number", "credit_code", "passport", "mobile", "landline", "phone", "email", "date"],
    ...["address", "region", "choice", "multi_choice", "money", "number", "plate", "bank_card", "yes_no", "text", "attachment"],
  ],
  domain: [
    ...["household", "identity", "exit-entry", "traffic", "market", "social-insurance", "housing-fund", "real-estate"],
    ...["civil-affairs", "health", "education"],
  ],
  level: ["city", "district"],
  severity: ["error", "warning"],
  licence: [
    ...["business-license", "id-card", "household-register", "residence-permit", "driving-licence", "vehicle-licence"],
    ...["marriage-certificate", "property-certificate", "birth-certificate"],
  ],
};
