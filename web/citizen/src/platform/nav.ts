// How does one get from page to page? The mini-program's tabs are its own; in a browser they are ours.

export type Tab = "chat" | "guides" | "cases" | "me";

export const TABS: Tab[] = ["chat", "guides", "cases", "me"];

export function toTab(tab: Tab): void {
  const url = `/pages/${tab}/${tab}`;
  // #ifdef H5
  void uni.reLaunch({ url });
  // #endif
  // #ifndef H5
  uni.switchTab({ url });
  // #endif
}

export function toPage(page: string, query: Record<string, string> = {}): void {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  void uni.navigateTo({ url: `/pages/${page}/${page}${words.length ? `?${words.join("&")}` : ""}` });
}

export function back(): void {
  if (getCurrentPages().length > 1) void uni.navigateBack();
  else toTab("chat");
}

/** What this page was for is done: back to the page it was opened from, else on to `page`. */
export function done(page: string): void {
  if (getCurrentPages().length > 1) void uni.navigateBack();
  else void uni.redirectTo({ url: `/pages/${page}/${page}` });
}
