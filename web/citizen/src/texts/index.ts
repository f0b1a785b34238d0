// What does the face say, in the language chosen?
import { computed } from "vue";
import type { Bilingual } from "@/api/types";
import { type Language, settings } from "@/settings/settings";
import { en } from "./en";
import { hant } from "./hant";
import { type Texts, zh } from "./zh";

const ALL: Record<Language, Texts> = { zh, hant, en };

export const t = computed<Texts>(() => ALL[settings.language]);

/** A text of the service in the language chosen; the service itself writes Chinese in the script asked for. */
export function say(text: Bilingual | null | undefined): string {
  if (!text) return "";
  return settings.language === "en" ? text.en || text.zh : text.zh;
}

export function sourceName(source: string): string {
  return t.value.sources[source] ?? source;
}
