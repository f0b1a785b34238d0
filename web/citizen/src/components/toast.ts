// What is said in passing: “copied”, “saved”?
import { ref } from "vue";

export const toast = ref("");
let ending: ReturnType<typeof setTimeout> | undefined;

export function tell(text: string): void {
  toast.value = text;
  clearTimeout(ending);
  ending = setTimeout(() => (toast.value = ""), 3_500);
}
