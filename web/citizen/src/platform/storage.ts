// Where is kept what must outlive the page?
import { type KeyValue, guarded } from "./key-value";

const browser: KeyValue = {
  get: (key) => localStorage.getItem(key) ?? "",
  set: (key, value) => localStorage.setItem(key, value),
  remove: (key) => localStorage.removeItem(key),
  keys: () => Object.keys(localStorage),
};

const miniProgram: KeyValue = {
  get: (key) => String(uni.getStorageSync(key) ?? ""),
  set: (key, value) => uni.setStorageSync(key, value),
  remove: (key) => uni.removeStorageSync(key),
  keys: () => uni.getStorageInfoSync().keys,
};

function here(): KeyValue {
  // #ifdef H5
  if (browser) return browser;
  // #endif
  return miniProgram;
}

export const storage = guarded(here());
