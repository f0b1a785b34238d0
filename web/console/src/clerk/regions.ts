// What are the regions called? Asked once; until the service tells, they go by their codes.
import { shallowRef } from "vue";
import { ask } from "@/api/client";
import type { TextOut } from "@/api/shapes";
import { say } from "@/texts";

const names = shallowRef(new Map<string, TextOut>());
let asked = false;

export function useRegions(): (code: string) => string {
  if (!asked) {
    asked = true;
    ask("get", "/api/v1/session-options")
      .then((told) => (names.value = new Map(told.regions.map((one) => [one.code, one.name]))))
      .catch(() => undefined);
  }
  return (code) => {
    const name = names.value.get(code);
    return name ? say(name) : code;
  };
}
