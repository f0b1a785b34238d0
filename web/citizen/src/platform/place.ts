// What does the page's own address ask for? Only a browser has one.

export interface Wanted {
  /** Item to begin with. */
  start: string;
  /** Inside a frame of another site: no navigation around the chat. */
  embed: boolean;
}

export function wanted(): Wanted {
  // #ifdef H5
  if (typeof location !== "undefined") {
    const asked = new URLSearchParams(location.search);
    return { start: asked.get("start") ?? "", embed: asked.get("embed") === "1" };
  }
  // #endif
  return { start: "", embed: false };
}
