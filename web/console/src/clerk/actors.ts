// Who did it, in words?
import type { Texts } from "@/texts";

/** `clerk:0012` as 窗口 0012; what is not known is said as it is. */
export function actorText(actor: string, texts: Texts): string {
  const [kind = "", number] = actor.split(":");
  return number ? `${texts.roles[kind] ?? kind} ${number}` : (texts.actors[kind] ?? kind);
}
