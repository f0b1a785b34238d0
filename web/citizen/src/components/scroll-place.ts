// Where was the reader on a page, when they come back to it? In a browser a page scrolls inside its frame.
import { nextTick, onActivated } from "vue";

let count = 0;

export interface Place {
  id: string;
  /** The reader moved. */
  note(): void;
}

export function usePlace(): Place {
  const id = `page-${(count += 1)}`;
  let top = 0;
  // #ifdef H5
  onActivated(() => void nextTick(() => document.getElementById(id)?.scrollTo({ top })));
  // #endif
  return {
    id,
    note() {
      // #ifdef H5
      top = document.getElementById(id)?.scrollTop ?? 0;
      // #endif
    },
  };
}
