// What has been typed and not saved? Kept in the browser until it is saved or thrown away.

export interface Unsaved {
  text: string;
  /** The version it was written over. */
  base: number;
  at: string;
}

const KEY = "console.guide.";

export const unsaved = {
  read(item: string): Unsaved | null {
    try {
      const found = JSON.parse(localStorage.getItem(KEY + item) ?? "null") as Partial<Unsaved> | null;
      return found && typeof found.text === "string" && typeof found.base === "number" ? (found as Unsaved) : null;
    } catch {
      return null;
    }
  },
  write(item: string, text: string, base: number): void {
    localStorage.setItem(KEY + item, JSON.stringify({ text, base, at: new Date().toISOString() }));
  },
  drop(item: string): void {
    localStorage.removeItem(KEY + item);
  },
};
