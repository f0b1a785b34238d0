// How is a guide's text changed at one place, with everything else, comments and order too, left as it was?
//
// Only spaces before a comment at the end of a line are made one. Every scalar is read as the text that was typed (the failsafe
// schema): 9901 stays 9901 and `no` stays no.
import { Document, isCollection, isMap, isScalar, isSeq, LineCounter, Pair, parseDocument, Scalar, visit, YAMLMap, type YAMLSeq } from "yaml";

export type Path = readonly (string | number)[];

const READ = { schema: "failsafe", keepSourceTokens: false } as const;
const WRITE = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true } as const;
/** A wording longer than this stands on lines of its own. */
const SHORT = 60;

export interface SyntaxProblem {
  line: number;
  message: string;
}

export interface ReadGuide {
  /** Values as texts, lists and maps; empty where the text cannot be read. */
  values: Record<string, unknown>;
  problems: SyntaxProblem[];
}

export function readGuide(text: string): ReadGuide {
  const counter = new LineCounter();
  const doc = parseDocument(text, { ...READ, lineCounter: counter });
  const problems = doc.errors.map((one) => ({ line: counter.linePos(one.pos[0]).line, message: one.message.split("\n")[0] ?? "" }));
  const values: unknown = problems.length ? {} : doc.toJS();
  return { values: isRecord(values) ? values : {}, problems };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path of what was read. */
export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)] as unknown;
    return isRecord(value) ? value[String(key)] : undefined;
  }, values);
}

/** With the value at `path`; `order`: the keys of its map in the order in which they are usually written. */
export function withValue(text: string, path: Path, value: unknown, order: readonly string[] = []): string {
  return edited(text, (doc) => {
    const present = doc.getIn(path, true);
    if (isScalar(present) && typeof value === "string") {
      present.value = value;
      return;
    }
    const key = path.at(-1);
    const parent = path.length > 1 ? doc.getIn(path.slice(0, -1), true) : doc.contents;
    if (present === undefined && isMap(parent) && typeof key === "string") insertPair(doc, parent, key, value, order);
    else doc.setIn(path, node(doc, value));
  });
}

/** Without what stands at `path`. */
export function without(text: string, path: Path): string {
  return edited(text, (doc) => void doc.deleteIn(path));
}

/** With a row put in at place `at` of the list at `path`, which may be missing yet. */
export function withRow(text: string, path: Path, at: number, row: unknown, order: readonly string[] = []): string {
  const list = parseDocument(text, READ).getIn(path, true);
  if (!isSeq(list)) return withValue(text, path, [row], order);
  return edited(text, (doc) => {
    const rows = doc.getIn(path, true);
    if (!isSeq(rows)) return;
    // An empty list is written [], and rows would crowd into it.
    if (rows.items.length === 0) rows.flow = false;
    giveComment(rows);
    rows.items.splice(at, 0, node(doc, row));
  });
}

/** With row `from` of the list at `path` moved to place `to`; its comments move along. */
export function withMoved(text: string, path: Path, from: number, to: number): string {
  return edited(text, (doc) => {
    const rows = doc.getIn(path, true);
    if (!isSeq(rows) || to < 0 || to >= rows.items.length) return;
    giveComment(rows);
    const [row] = rows.items.splice(from, 1);
    rows.items.splice(to, 0, row);
  });
}

/** The line on which the value at `path` begins, or that of the nearest that holds it. */
export function lineOf(text: string, path: Path): number {
  const counter = new LineCounter();
  const doc = parseDocument(text, { ...READ, lineCounter: counter });
  for (let length = path.length; length > 0; length -= 1) {
    const found = doc.getIn(path.slice(0, length), true);
    const range = isScalar(found) || isCollection(found) ? found.range : undefined;
    if (range) return counter.linePos(range[0]).line;
  }
  return 1;
}

/** Every wording of the guide, by path, with what is missing of it. */
export function wordings(values: unknown, path: Path = []): { path: Path; zh: string; en: string }[] {
  if (Array.isArray(values)) return values.flatMap((one, n) => wordings(one, [...path, n]));
  if (!isRecord(values)) return [];
  if (typeof values.zh === "string") return [{ path, zh: values.zh, en: typeof values.en === "string" ? values.en : "" }];
  return Object.entries(values).flatMap(([key, one]) => wordings(one, [...path, key]));
}

/** A comment above the first row is kept at the list; it is the row's, and goes where the row goes. */
function giveComment(rows: YAMLSeq): void {
  const first = rows.items[0];
  if (!rows.commentBefore || !isCollection(first)) return;
  first.commentBefore = rows.commentBefore;
  rows.commentBefore = undefined;
}

function edited(text: string, edit: (doc: Document.Parsed) => void): string {
  const doc = parseDocument(text, READ);
  if (doc.errors.length) return text;
  edit(doc as Document.Parsed);
  return doc.toString(WRITE);
}

/** A value as nodes, styled as the guides are written: short wordings on one line, the English quoted there. */
function node(doc: Document.Parsed, value: unknown) {
  const made = doc.createNode(value);
  visit(made, {
    Map(_, map) {
      if (!isWording(map)) return;
      const whole = map.items.map((pair) => String((pair.value as Scalar).value)).join("");
      map.flow = whole.length <= SHORT;
      const english = map.get("en", true);
      if (map.flow && isScalar(english)) english.type = Scalar.QUOTE_DOUBLE;
    },
    Seq(_, list) {
      list.flow = list.items.length === 0 || (list.items.length <= 4 && list.items.every((one) => isScalar(one)));
    },
  });
  return made;
}

function isWording(map: YAMLMap): boolean {
  return map.has("zh") && map.items.every((pair) => isScalar(pair.value));
}

function insertPair(doc: Document.Parsed, map: YAMLMap, key: string, value: unknown, order: readonly string[]): void {
  const later = new Set(order.slice(order.indexOf(key) + 1));
  const at = order.includes(key) ? map.items.findIndex((pair) => later.has(String(isScalar(pair.key) ? pair.key.value : pair.key))) : -1;
  const pair = new Pair(doc.createNode(key), node(doc, value));
  map.items.splice(at < 0 ? map.items.length : at, 0, pair as never);
}
