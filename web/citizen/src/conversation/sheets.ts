// Which sheet is open above the chat, and about what?
import { reactive } from "vue";

export type SheetName = "" | "consent" | "submit" | "form" | "login" | "attach" | "pdf";

export const sheet = reactive({
  name: "" as SheetName,
  /** The document a file is picked for; empty: the service finds out. */
  material: "",
  /** Address of the document shown. */
  address: "",
  /** The line of the form being changed. */
  editing: "",
});

export function show(name: SheetName, about: Partial<typeof sheet> = {}): void {
  Object.assign(sheet, about, { name });
}

export function hide(): void {
  sheet.name = "";
}
