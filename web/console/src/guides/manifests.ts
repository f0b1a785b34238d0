// What did each release serve, and what would going back to one withdraw?
import type { Release } from "@/api/shapes";

export type Manifest = ReadonlyMap<string, number>;

/** Release → what it served, put together from what each changed; `releases` are the latest first. */
export function manifests(releases: readonly Release[]): Map<string, Manifest> {
  const told = new Map<string, Manifest>();
  let before = new Map<string, number>();
  for (const release of [...releases].reverse()) {
    before = new Map([...before, ...Object.entries(release.changed)]);
    told.set(release.id, before);
  }
  return told;
}

export interface Withdrawal {
  item: string;
  from: number;
  /** 0: the item is no longer offered. */
  to: number;
}

/** The versions that are no longer served once `target` is. */
export function withdrawals(active: Manifest, target: Manifest): Withdrawal[] {
  return [...active]
    .map(([item, from]) => ({ item, from, to: target.get(item) ?? 0 }))
    .filter((one) => one.from > one.to)
    .sort((a, b) => a.item.localeCompare(b.item));
}

/** The version that `release` replaced, by the releases before it; 0: it is new. */
export function replaced(releases: readonly Release[], release: Release, item: string): number {
  const at = releases.indexOf(release);
  return releases.slice(at + 1).find((one) => one.changed[item] !== undefined)?.changed[item] ?? 0;
}
