// How do the blanks of the editor reach the one text behind them?
import { inject, provide, type ComputedRef, type InjectionKey } from "vue";
import type { GuideFinding } from "@/api/shapes";
import type { Path } from "./guideText";

export interface Editing {
  values: ComputedRef<Record<string, unknown>>;
  findings: ComputedRef<GuideFinding[]>;
  readOnly: ComputedRef<boolean>;
  /** Rows that are unfolded, by place. */
  opened: Set<string>;
  set(path: Path, value: unknown, order?: readonly string[]): void;
  clear(path: Path): void;
  addRow(path: Path, at: number, row: unknown, order?: readonly string[]): void;
  moveRow(path: Path, from: number, to: number): void;
  /** The blank at `path` has the focus: the source shows its line. */
  focused(path: Path): void;
}

const KEY: InjectionKey<Editing> = Symbol("editing");

export function provideEditing(editing: Editing): void {
  provide(KEY, editing);
}

export function useEditing(): Editing {
  const found = inject(KEY);
  if (!found) throw new Error("a blank of the editor outside an editor");
  return found;
}

/** The id of the control for a place. */
export function controlId(path: Path): string {
  return `f-${path.join("-")}`;
}
