import { describe, expect, it } from "vitest";
import { frameReader } from "./frames";
import type { Frame } from "./port";
import { utf8Decoder } from "./utf8";

function framesOf(...chunks: string[]): Frame[] {
  const frames: Frame[] = [];
  const read = frameReader((frame) => frames.push(frame));
  chunks.forEach(read);
  return frames;
}

describe("frameReader", () => {
  it("hands out whole events and passes over comments", () => {
    const frames = framesOf(": still here\n\nid: 5\nevent: message\ndata: {}\n\n");
    expect(frames).toEqual([{ id: "5", event: "message", data: "{}" }]);
  });

  it("waits for the end of an event cut anywhere", () => {
    const whole = "id: 5\nevent: done\ndata: {\"version\":5}\n\n";
    for (let cut = 1; cut < whole.length; cut += 1) {
      expect(framesOf(whole.slice(0, cut), whole.slice(cut))).toHaveLength(1);
    }
  });

  it("joins lines of data and takes both line ends", () => {
    expect(framesOf("data: a\r\ndata: b\r\n\r\n")[0]?.data).toBe("a\nb");
  });
});

describe("utf8Decoder", () => {
  it("decodes characters cut in two", () => {
    const bytes = new TextEncoder().encode("随时办 é 𠅤!");
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const decode = utf8Decoder();
      expect(decode(bytes.slice(0, cut)) + decode(bytes.slice(cut))).toBe("随时办 é 𠅤!");
    }
  });
});
