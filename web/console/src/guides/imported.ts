// What came of an import, in numbers?
import type { Imported } from "@/api/shapes";

export interface Tally {
  drafts: number;
  unchanged: number;
  unread: number;
  /** Drafts that cannot be released before somebody mends them. */
  toMend: number;
}

/** How many items became drafts, were as they are, or could not be read. */
export function tallied(imports: Imported[]): Tally {
  const kept = imports.filter((one) => one.outcome === "kept" || one.outcome === "errors");
  return {
    drafts: kept.length,
    unchanged: imports.filter((one) => one.outcome === "unchanged").length,
    unread: imports.filter((one) => one.outcome === "unread" || one.outcome === "refused").length,
    toMend: kept.filter((one) => !one.releasable).length,
  };
}
