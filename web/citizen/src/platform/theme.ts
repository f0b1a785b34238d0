// Does the system want it dark, now and later?
import { ref } from "vue";

export const prefersDark = ref(false);

/** Begins to follow the system. */
export function followSystemTheme(): void {
  // #ifdef H5
  const query = window.matchMedia("(prefers-color-scheme: dark)");
  prefersDark.value = query.matches;
  query.addEventListener("change", (event) => {
    prefersDark.value = event.matches;
  });
  // #endif
  // #ifndef H5
  prefersDark.value = uni.getSystemInfoSync().theme === "dark";
  uni.onThemeChange?.(({ theme }) => {
    prefersDark.value = theme === "dark";
  });
  // #endif
}
