// How do a conversation and its code travel to another device in one piece?

export interface Resumable {
  conversation: string;
  code: string;
}

export function linkFor(conversation: string, code: string): string {
  const here = typeof location === "undefined" ? "" : location.origin + location.pathname;
  return `${here}#/pages/device/device?c=${conversation}&code=${code}`;
}

/** What a pasted link holds; null for anything else. */
export function codeIn(text: string): Resumable | null {
  const found = /[?&]c=([0-9a-zA-Z-]{1,64})&code=([0-9a-zA-Z]{1,20})/.exec(text);
  return found ? { conversation: found[1] ?? "", code: found[2] ?? "" } : null;
}
