// How does this citizen want the face to look and speak? Kept on the device.
import { computed, reactive, watch } from "vue";
import { storage } from "@/platform/storage";
import { prefersDark } from "@/platform/theme";

export type Language = "zh" | "hant" | "en";
export type Theme = "system" | "light" | "dark";

interface Settings {
  language: Language;
  theme: Theme;
  elder: boolean;
  region: string;
}

const FIRST: Settings = { language: "zh", theme: "system", elder: false, region: "9901" };

function kept(): Settings {
  try {
    return { ...FIRST, ...(JSON.parse(storage.get("settings") || "{}") as Partial<Settings>) };
  } catch {
    return { ...FIRST };
  }
}

export const settings = reactive<Settings>(kept());

watch(settings, () => storage.set("settings", JSON.stringify(settings)));

export const dark = computed(() => settings.theme === "dark" || (settings.theme === "system" && prefersDark.value));

/** The classes of a page's root; every colour and size hangs on them. */
export const rootClass = computed(() => ({ app: true, elder: settings.elder, dark: dark.value }));

/** The service knows two languages; it writes the first in either script. */
export const serviceLanguage = computed(() => (settings.language === "en" ? "en" : "zh"));

const ACCEPTED: Record<Language, string> = { zh: "zh-CN", hant: "zh-Hant", en: "en" };
export const acceptLanguage = computed(() => ACCEPTED[settings.language]);
