// How does one get from a finding to its blank?
import { nextTick } from "vue";
import { controlId } from "./editing";
import type { Path } from "./guideText";
import { whereOf } from "./where";

/** Unfold the rows on the way, and put the focus on the blank or on the nearest thing that holds it. */
export async function jumpTo(path: Path, opened: Set<string>): Promise<void> {
  for (let length = 1; length <= path.length; length += 1) {
    if (typeof path[length - 1] === "number") opened.add(whereOf(path.slice(0, length)));
  }
  await nextTick();
  for (let length = path.length; length > 0; length -= 1) {
    const at = path.slice(0, length);
    const control = document.getElementById(controlId(at)) ?? (at.at(-1) === "en" ? document.getElementById(`${controlId(at.slice(0, -1))}-en`) : null);
    if (control) {
      control.focus();
      control.scrollIntoView({ block: "center" });
      return;
    }
  }
}
