// Where does one server-sent event end and the next begin? (WHATWG HTML, 9.2.6)
import type { Frame } from "./port";

/** A function that takes the stream piece by piece and hands out whole events; comments are passed over. */
export function frameReader(take: (frame: Frame) => void): (chunk: string) => void {
  let rest = "";
  let frame: Frame = { id: "", event: "message", data: "" };

  function line(text: string): void {
    if (text === "") {
      if (frame.data) take(frame);
      frame = { id: frame.id, event: "message", data: "" };
      return;
    }
    const colon = text.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (name === "id") frame.id = value;
    if (name === "event") frame.event = value;
    if (name === "data") frame.data += frame.data ? `\n${value}` : value;
  }

  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n/);
    rest = lines.pop() ?? "";
    lines.forEach(line);
  };
}
