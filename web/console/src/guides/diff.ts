// What differs between two texts, side by side?

export interface Side {
  number: number;
  text: string;
}
export interface DiffRow {
  kind: "same" | "changed" | "added" | "removed" | "gap";
  left: Side | null;
  right: Side | null;
}

interface Hunk {
  removed: Side[];
  added: Side[];
}

/** The rows of a unified diff; between its hunks a gap. */
export function unifiedRows(difference: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let [left, right] = [0, 0];
  let hunk: Hunk = { removed: [], added: [] };
  const settle = () => {
    rows.push(...paired(hunk));
    hunk = { removed: [], added: [] };
  };
  for (const line of difference.replace(/\n$/, "").split("\n")) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (head) {
      settle();
      [left, right] = [Number(head[1]), Number(head[2])];
      if (rows.length) rows.push({ kind: "gap", left: null, right: null });
    } else if (left === 0 && right === 0) {
      continue;
    } else if (line.startsWith("-")) hunk.removed.push({ number: left++, text: line.slice(1) });
    else if (line.startsWith("+")) hunk.added.push({ number: right++, text: line.slice(1) });
    else if (line.startsWith(" ")) {
      settle();
      rows.push({ kind: "same", left: { number: left++, text: line.slice(1) }, right: { number: right++, text: line.slice(1) } });
    }
  }
  settle();
  return rows;
}

/** The rows from one text to another, with `context` lines around each change. */
export function lineRows(before: string, after: string, context = 3): DiffRow[] {
  return folded(allRows(before.split("\n"), after.split("\n")), context);
}

/** How many lines came and went. */
export function counted(rows: readonly DiffRow[]): { added: number; removed: number } {
  const changed = rows.filter((row) => row.kind !== "same" && row.kind !== "gap");
  return { added: changed.filter((row) => row.right).length, removed: changed.filter((row) => row.left).length };
}

/** What was taken out and put in at one place, line beside line. */
function paired({ removed, added }: Hunk): DiffRow[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, n) => {
    const [left, right] = [removed[n] ?? null, added[n] ?? null];
    return { kind: left && right ? "changed" : left ? "removed" : "added", left, right };
  });
}

function allRows(a: readonly string[], b: readonly string[]): DiffRow[] {
  const kept = commonLines(a, b);
  const rows: DiffRow[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...kept, [a.length, b.length] as const]) {
    const removed = a.slice(i, x).map((text, n) => ({ number: i + n + 1, text }));
    const added = b.slice(j, y).map((text, n) => ({ number: j + n + 1, text }));
    rows.push(...paired({ removed, added }));
    if (x < a.length && y < b.length) {
      rows.push({ kind: "same", left: { number: x + 1, text: a[x] ?? "" }, right: { number: y + 1, text: b[y] ?? "" } });
    }
    [i, j] = [x + 1, y + 1];
  }
  return rows;
}

/** A longest common subsequence, as pairs of places. */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function folded(rows: readonly DiffRow[], context: number): DiffRow[] {
  const near = rows.map((_, n) => rows.slice(Math.max(n - context, 0), n + context + 1).some((row) => row.kind !== "same"));
  const shown: DiffRow[] = [];
  rows.forEach((row, n) => {
    if (near[n]) shown.push(row);
    else if (shown.at(-1)?.kind !== "gap" && shown.length) shown.push({ kind: "gap", left: null, right: null });
  });
  if (shown.at(-1)?.kind === "gap") shown.pop();
  return shown;
}
