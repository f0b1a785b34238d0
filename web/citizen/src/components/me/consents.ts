// For what may each source be read? A consent is taken back by source, so that is how it is shown. Pure.
import type { Bilingual, Consent } from "@/api/types";

export interface SourceConsent {
  source: string;
  name: Bilingual;
  purposes: string[];
  /** When it was given last. */
  last: string;
  /** None of them stands any more. */
  withdrawn: boolean;
}

/** The standing ones first, each in the order given last. */
export function grouped(consents: Consent[]): SourceConsent[] {
  const found = new Map<string, SourceConsent>();
  for (const one of consents) {
    const before = found.get(one.source);
    const purposes = [...new Set([...(before?.purposes ?? []), one.purpose])];
    const last = before && before.last > one.given_at ? before.last : one.given_at;
    const withdrawn = (before?.withdrawn ?? true) && one.withdrawn_at !== null;
    found.set(one.source, { source: one.source, name: one.source_name, purposes, last, withdrawn });
  }
  return [...found.values()].sort((one, other) => Number(one.withdrawn) - Number(other.withdrawn));
}
