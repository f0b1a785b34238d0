// How does a mandate stand for the one who looks at it? Pure.
import type { Mandate } from "@/api/types";

export interface Shelf {
  name: "waiting" | "given" | "acting" | "over";
  mandates: Mandate[];
}

/** It may be used, or will be once the principal has said so. */
export const stands = (one: Mandate): boolean => one.state === "in_force" || one.state === "proposed";

/** A letter that waits for the reader's own word. */
export const waitsForMe = (one: Mandate): boolean => one.state === "proposed" && one.side === "principal";

/** A letter that holds already, and would rest on the principal's own word. */
export const mayConfirm = (one: Mandate): boolean => stands(one) && one.side === "principal" && one.trust !== "A";

/** Those that wait for me first, then those I gave, those I act by, and what is over. */
export function shelves(all: Mandate[]): Shelf[] {
  const found: Shelf[] = [
    { name: "waiting", mandates: all.filter(waitsForMe) },
    { name: "given", mandates: all.filter((one) => stands(one) && !waitsForMe(one) && one.side === "principal") },
    { name: "acting", mandates: all.filter((one) => stands(one) && one.side === "agent") },
    { name: "over", mandates: all.filter((one) => !stands(one)) },
  ];
  return found.filter((shelf) => shelf.mandates.length > 0);
}

/** The companies in whose name the reader may give leave to act: the e-licence names them as representative. */
export function companies(all: Mandate[]): { code: string; name: string }[] {
  const represented = all.filter(
    (one) => one.side === "agent" && one.kind === "representative" && one.state === "in_force" && one.trust === "A",
  );
  const codes = [...new Set(represented.map((one) => one.principal_number))];
  return codes.map((code) => ({ code, name: represented.find((one) => one.principal_number === code)?.principal ?? code }));
}

/** Why it is believed, in the order of weight. */
export type Ground = "own_word" | "company_word" | "record" | "papers";

export function groundOf(one: Mandate): Ground {
  const said = one.proofs.some((proof) => proof.material === "grant");
  if (said) return one.kind === "company_agent" ? "company_word" : "own_word";
  return one.trust === "A" ? "record" : "papers";
}
