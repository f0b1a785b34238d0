// Which key does what now? Pages lend their keys to one listener, which stays out of the way of typing and dialogs.
import { onMounted, onUnmounted } from "vue";

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const layers: KeyMap[] = [];

/** `key` as the maps name it: `j`, `Enter`, `g c`, `ctrl+Enter`. */
export function nameOf(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): string {
  const held = event.ctrlKey || event.metaKey ? "ctrl+" : event.altKey ? "alt+" : "";
  return held + event.key;
}

/** Whether the event belongs to somebody who types. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Whether pressing Enter or Space is the focused control's own affair. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(target.tagName);
}

let waitingFor = "";

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const name = nameOf(event);
  const combined = name.startsWith("ctrl+") || name.startsWith("alt+");
  if (isTyping(event.target) && !combined && name !== "Escape") return;
  if (isControl(event.target) && (name === "Enter" || name === " ")) return;
  const sequence = waitingFor ? `${waitingFor} ${name}` : name;
  waitingFor = !waitingFor && name === "g" ? "g" : "";
  for (const layer of [...layers].reverse()) {
    const act = layer[sequence];
    if (act) {
      event.preventDefault();
      act(event);
      return;
    }
  }
}

/** Lend keys while the component lives; the latest to come answers first. */
export function useKeys(map: KeyMap): void {
  onMounted(() => {
    if (layers.length === 0) addEventListener("keydown", listen);
    layers.push(map);
  });
  onUnmounted(() => {
    layers.splice(layers.indexOf(map), 1);
    if (layers.length === 0) removeEventListener("keydown", listen);
  });
}
