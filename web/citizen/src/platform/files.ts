// How does the citizen pick a file, and may it be sent?
import type { PickedFile } from "@/api/port";

export type Origin = "camera" | "album" | "file";

/** Bytes. */
export const LARGEST = 10 * 1024 * 1024;
/** Files of one turn: what WeChat lets pick at once, and the service takes. */
export const MOST_AT_ONCE = 9;
export const SUFFIXES = ["pdf", "jpg", "jpeg", "png", "webp", "heic", "heif", "docx"];

export type Fault = "" | "large" | "kind" | "empty";

/** What is wrong with the file as far as name and size tell; the service looks into it. */
export function faultOf(file: Pick<PickedFile, "name" | "size">): Fault {
  const suffix = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? "";
  if (!SUFFIXES.includes(suffix)) return "kind";
  if (file.size === 0) return "empty";
  return file.size > LARGEST ? "large" : "";
}

/** At most so many files picked; none if the citizen thought better of it. */
export function pick(origin: Origin, most: number): Promise<PickedFile[]> {
  // #ifdef H5
  if (typeof document !== "undefined") return pickInBrowser(origin, most);
  // #endif
  return origin === "file" ? pickFromChat(most) : pickPicture(origin, most);
}

function pickInBrowser(origin: Origin, most: number): Promise<PickedFile[]> {
  return new Promise((done) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = most > 1 && origin !== "camera";
    input.accept = origin === "file" ? SUFFIXES.map((suffix) => `.${suffix}`).join(",") : "image/*";
    if (origin === "camera") input.setAttribute("capture", "environment");
    input.onchange = () =>
      done([...(input.files ?? [])].slice(0, most).map((file) => ({ name: file.name, size: file.size, blob: file })));
    input.addEventListener("cancel", () => done([]));
    input.click();
  });
}

function pickPicture(origin: Origin, most: number): Promise<PickedFile[]> {
  return new Promise((done) => {
    uni.chooseMedia({
      count: origin === "camera" ? 1 : most,
      mediaType: ["image"],
      sourceType: [origin === "camera" ? "camera" : "album"],
      success: ({ tempFiles }) =>
        done(tempFiles.map(({ tempFilePath, size }) => ({ name: nameOf(tempFilePath), size, path: tempFilePath }))),
      fail: () => done([]),
    });
  });
}

/** The mini-program takes files out of a WeChat chat. */
function pickFromChat(most: number): Promise<PickedFile[]> {
  return new Promise((done) => {
    uni.chooseMessageFile({
      count: most,
      type: "file",
      extension: SUFFIXES,
      success: ({ tempFiles }: { tempFiles: { name: string; size: number; path: string }[] }) =>
        done(tempFiles.map(({ name, size, path }) => ({ name, size, path }))),
      fail: () => done([]),
    } as unknown as UniApp.ChooseMessageFileOption);
  });
}

function nameOf(path: string): string {
  return path.split("/").pop() ?? "photo.jpg";
}
