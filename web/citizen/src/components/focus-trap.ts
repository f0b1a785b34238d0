// How does the keyboard stay inside a sheet, and go back where it was? Only a browser has one.
import { nextTick, onMounted, onUnmounted } from "vue";

const FOCUSABLE = "button:not([disabled]),[href],input:not([disabled]),textarea,select,iframe,[tabindex='0']";
let count = 0;
const open: string[] = [];

/** The id for the sheet's element. */
export function useFocusTrap(close: () => void): string {
  const id = `sheet-${(count += 1)}`;
  // #ifdef H5
  if (typeof document !== "undefined") trap(id, close);
  // #endif
  return id;
}

function trap(id: string, close: () => void): void {
  const before = document.activeElement as HTMLElement | null;
  const within = () => [...(document.getElementById(id)?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];

  function onKey(event: KeyboardEvent): void {
    if (open[open.length - 1] !== id) return;
    if (event.key === "Escape") return close();
    if (event.key !== "Tab") return;
    const all = within();
    const first = all[0];
    const last = all[all.length - 1];
    const here = document.activeElement;
    const outside = !document.getElementById(id)?.contains(here);
    if (event.shiftKey ? here === first || outside : here === last || outside) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  }

  onMounted(() => {
    open.push(id);
    document.addEventListener("keydown", onKey);
    void nextTick(() => document.getElementById(id)?.focus());
  });
  onUnmounted(() => {
    open.splice(open.indexOf(id), 1);
    document.removeEventListener("keydown", onKey);
    before?.focus?.();
  });
}
