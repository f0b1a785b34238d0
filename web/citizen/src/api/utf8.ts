// How do bytes that arrive in pieces become text, where there is no TextDecoder (the mini-program)?

/** A function that decodes piece by piece; a character cut in two waits for its end. */
export function utf8Decoder(): (bytes: Uint8Array) => string {
  let left: number[] = [];
  return (bytes) => {
    const all = [...left, ...bytes];
    const end = wholeLength(all);
    left = all.slice(end);
    return decode(all.slice(0, end));
  };
}

/** Where the last whole character ends. */
function wholeLength(bytes: number[]): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

function decode(bytes: number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lengthOf(lead);
    let point = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let more = 1; more < length; more += 1) point = (point << 6) | ((bytes[at + more] ?? 0) & 0x3f);
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}
