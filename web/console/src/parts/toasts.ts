// What has just been done, told for a few seconds without taking the focus.
import { reactive } from "vue";

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

export const toasts = reactive<Toast[]>([]);
let number = 0;

export function tell(text: string, bad = false): void {
  const id = ++number;
  toasts.push({ id, text, bad });
  setTimeout(() => dismiss(id), bad ? 9_000 : 4_500);
}

export function dismiss(id: number): void {
  const at = toasts.findIndex((one) => one.id === id);
  if (at >= 0) toasts.splice(at, 1);
}
