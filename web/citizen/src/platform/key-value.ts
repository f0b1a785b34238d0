// What does a place to keep things offer, and what if it is full or forbidden?

export interface KeyValue {
  get(key: string): string;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

const PREFIX = "suishiban.";

/** `inner` under a prefix of ours; what it will not keep is kept in memory, so that a conversation can go on. */
export function guarded(inner: KeyValue): KeyValue {
  const memory = memoryStorage();
  return {
    get: (key) => safely(() => inner.get(PREFIX + key), "") || memory.get(key),
    set: (key, value) => {
      memory.set(key, value);
      safely(() => inner.set(PREFIX + key, value), undefined);
    },
    remove: (key) => {
      memory.remove(key);
      safely(() => inner.remove(PREFIX + key), undefined);
    },
    keys: () => {
      const all = safely(() => inner.keys(), []).filter((key) => key.startsWith(PREFIX));
      return [...new Set([...all.map((key) => key.slice(PREFIX.length)), ...memory.keys()])];
    },
  };
}

export function memoryStorage(): KeyValue {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? "",
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

function safely<T>(act: () => T, instead: T): T {
  try {
    return act();
  } catch {
    return instead;
  }
}
