// Which language does the console speak, and how is a wording of the service shown in it?
import { computed, type ComputedRef } from "vue";
import type { TextOut } from "@/api/shapes";
import { preferences } from "@/shell/preferences";
import { en } from "./en";
import { zh, type Texts } from "./zh";

export type { Texts };

const current = computed<Texts>(() => (preferences.language === "en" ? en : zh));

/** The dictionary of the language chosen. */
export function useTexts(): ComputedRef<Texts> {
  return current;
}

export function isEnglish(): boolean {
  return preferences.language === "en";
}

/** A wording of the service in the language chosen; Chinese where the English is missing. */
export function say(text: TextOut | undefined): string {
  if (!text) return "";
  return (isEnglish() ? text.en : text.zh) || text.zh;
}
