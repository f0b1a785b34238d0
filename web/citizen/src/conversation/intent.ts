// With what does the chat page go on when it appears next? Tabs of the mini-program take no query.

interface Intent {
  /** Item to begin with. */
  start?: { item: string; name: string };
  /** Words to ask. */
  ask?: string;
  /** Line of the form to change. */
  edit?: string;
}

let waiting: Intent = {};

export function intend(intent: Intent): void {
  waiting = intent;
}

/** Once. */
export function intended(): Intent {
  const now = waiting;
  waiting = {};
  return now;
}
