// What has this person chosen about how the console looks? Kept in the browser, nothing of it personal.
import { reactive, watchEffect } from "vue";

export type Theme = "light" | "dark" | "system";
export type Language = "zh" | "en";

const KEY = "console.preferences";

function stored(): { theme: Theme; language: Language } {
  const chosen = { theme: "system" as Theme, language: navigator.language.startsWith("en") ? ("en" as Language) : ("zh" as Language) };
  try {
    return { ...chosen, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<typeof chosen>) };
  } catch {
    return chosen;
  }
}

export const preferences = reactive(typeof localStorage === "undefined" ? { theme: "light" as Theme, language: "zh" as Language } : stored());

/** Keep what is chosen, and dress the page in it. */
export function followPreferences(): void {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => {
    const dark = preferences.theme === "dark" || (preferences.theme === "system" && night.matches);
    document.documentElement.classList.toggle("dark", dark);
    document.documentElement.lang = preferences.language === "en" ? "en" : "zh-CN";
  };
  night.addEventListener("change", dress);
  watchEffect(() => {
    localStorage.setItem(KEY, JSON.stringify(preferences));
    dress();
  });
}
