// How does the mini-program talk to the service? wx.request, with chunks where the base library has them.
import { frameReader } from "./frames";
import { Offline, type Request, type Response, type Stop, type Transport, type Upload } from "./port";
import { utf8Decoder } from "./utf8";

/** Its address is allowed in the mini-program's settings; a browser of ours never uses it. */
const BASE = `${import.meta.env.VITE_SERVICE ?? "http://127.0.0.1:8000"}/api/v1`;

/** What @dcloudio/types does not know of a request yet. */
interface ChunkedTask {
  abort(): void;
  onChunkReceived?(take: (chunk: { data: ArrayBuffer }) => void): void;
}

export const mpTransport: Transport = {
  // A stream that stays open is cut when the mini-program goes to the background; what comes later is polled.
  streams: false,
  request: (request) => ask(request),
  stream: (request, take, stop) => ask(request, take, stop),
  upload,
};

function ask(request: Request, take?: (frame: { id: string; event: string; data: string }) => void, stop?: Stop) {
  return new Promise<Response>((done, fail) => {
    let chunked = false;
    const options = {
      url: BASE + request.path,
      method: request.method,
      header: { ...request.headers, "Content-Type": "application/json" },
      data: request.body === undefined ? undefined : JSON.stringify(request.body),
      dataType: "text", // as sent: numbers and order are the reader's business
      enableChunked: take !== undefined,
      success: (answer: UniApp.RequestSuccessCallbackResult) => {
        const text = typeof answer.data === "string" ? answer.data : "";
        // Without chunks the whole stream arrives as one text.
        const headers = named(answer.header as Record<string, string>);
        if (take && !chunked && (headers["content-type"] ?? "").startsWith("text/event-stream")) frameReader(take)(text);
        done({ status: answer.statusCode, text, headers });
      },
      fail: () => fail(new Offline()),
    };
    const task = uni.request(options as UniApp.RequestOptions) as unknown as ChunkedTask;
    stop?.onStop(() => task.abort());
    if (!take || !task.onChunkReceived) return;
    const decode = utf8Decoder();
    const read = frameReader(take);
    task.onChunkReceived(({ data }) => {
      chunked = true;
      read(decode(new Uint8Array(data)));
    });
  });
}

function named(header: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function upload(wanted: Upload): Promise<Response> {
  return new Promise((done, fail) => {
    const task = uni.uploadFile({
      url: BASE + wanted.path,
      filePath: wanted.file.path ?? "",
      name: "file",
      header: wanted.headers,
      formData: wanted.fields,
      success: (answer) => done({ status: answer.statusCode, text: answer.data, headers: {} }),
      fail: () => fail(new Offline()),
    });
    task.onProgressUpdate(({ progress }) => wanted.progress(progress / 100));
    wanted.stop.onStop(() => task.abort());
  });
}

/** Opens a document in WeChat's own reader. */
export function mpDocument(path: string, headers: Record<string, string>): Promise<void> {
  return new Promise((done, fail) => {
    uni.downloadFile({
      url: BASE + path,
      header: headers,
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode >= 400) return fail(new Offline());
        uni.openDocument({ filePath: tempFilePath, fileType: "pdf", success: () => done(), fail: () => fail(new Offline()) });
      },
      fail: () => fail(new Offline()),
    });
  });
}
