// What becomes of a reply that is being sent? The same name for every try, so that it is said once.

export interface Outgoing {
  turnId: string;
  text: string;
  failed: boolean;
}

/** A name that no other reply has. */
export function newTurn(text: string): Outgoing {
  return { turnId: `console.${crypto.randomUUID()}`, text, failed: false };
}

/** The text with a phrase put in at the cursor, on a line of its own where something stands before it. */
export function withPhrase(text: string, phrase: string): string {
  return text.trim() ? `${text.trimEnd()}\n${phrase}` : phrase;
}

const KEY = "console.reply.";

/** Half-written replies survive a reload and a new log-in. */
export const halfWritten = {
  read: (conversation: string) => sessionStorage.getItem(KEY + conversation) ?? "",
  write(conversation: string, text: string): void {
    if (text) sessionStorage.setItem(KEY + conversation, text);
    else sessionStorage.removeItem(KEY + conversation);
  },
};
