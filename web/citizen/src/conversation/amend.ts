// How is one line of the application put right? A blank is changed in place, a document is uploaded anew.
import { wide } from "@/components/wide";
import { isMaterial, materialId } from "@/form/card";
import { sheet, show } from "./sheets";
import { pickAndUpload } from "./uploads";

export function amendLine(path: string): void {
  if (isMaterial(path)) return attach(materialId(path));
  sheet.editing = path;
  if (!wide.value) show("form");
}

/** Where the file comes from is the browser's own question; the mini-program's is ours. */
export function attach(material: string): void {
  // #ifdef H5
  void pickAndUpload("file", material);
  // #endif
  // #ifndef H5
  show("attach", { material });
  // #endif
}
