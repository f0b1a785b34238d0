// What does the page's own address ask for? Only a browser has one.

export interface Wanted {
  /** Item to begin with. */
  start: string;
  /** Inside a frame of another site: no navigation around the chat. */
  embed: boolean;
  /** zh, en or zh-hant; empty: as on this device. */
  language: string;
}

export function wanted(): Wanted {
  // #ifdef H5
  if (typeof location !== "undefined") {
    const asked = new URLSearchParams(location.search);
    const start = asked.get("start") ?? asked.get("item") ?? "";
    return { start, embed: asked.get("embed") === "1", language: asked.get("language") ?? "" };
  }
  // #endif
  return { start: "", embed: false, language: "" };
}

/** Tells the page around that the citizen wants the frame away. */
export function closeFrame(): void {
  // #ifdef H5
  if (window.parent !== window) window.parent.postMessage({ suishiban: "close" }, "*");
  // #endif
}
