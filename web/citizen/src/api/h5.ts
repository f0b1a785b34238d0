// How does a browser talk to the service? fetch, and XMLHttpRequest where progress is wanted.
import { frameReader } from "./frames";
import { Offline, type Request, type Response, type Stop, type Transport, type Upload } from "./port";

const BASE = "/api/v1";

export const h5Transport: Transport = {
  streams: true,

  async request(request) {
    const answer = await ask(request);
    return { status: answer.status, text: await body(answer), headers: named(answer.headers) };
  },

  async stream(request, take, stop) {
    const answer = await ask(request, stop);
    const response = { status: answer.status, text: "", headers: named(answer.headers) };
    const streamed = (response.headers["content-type"] ?? "").startsWith("text/event-stream");
    if (!streamed || !answer.body) return { ...response, text: await body(answer) };
    await read(answer.body, frameReader(take));
    return response;
  },

  upload,
};

async function ask(request: Request, stop?: Stop): Promise<globalThis.Response> {
  const control = new AbortController();
  stop?.onStop(() => control.abort());
  const json = request.body === undefined ? undefined : JSON.stringify(request.body);
  const headers = json === undefined ? request.headers : { ...request.headers, "Content-Type": "application/json" };
  try {
    return await fetch(BASE + request.path, { method: request.method, headers, body: json, signal: control.signal });
  } catch {
    throw new Offline();
  }
}

async function body(answer: globalThis.Response): Promise<string> {
  try {
    return await answer.text();
  } catch {
    throw new Offline();
  }
}

async function read(stream: ReadableStream<Uint8Array>, take: (chunk: string) => void): Promise<void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      take(decoder.decode(value, { stream: true }));
    }
  } catch {
    throw new Offline();
  }
}

function named(headers: Headers): Record<string, string> {
  const all: Record<string, string> = {};
  headers.forEach((value, name) => {
    all[name.toLowerCase()] = value;
  });
  return all;
}

function upload(wanted: Upload): Promise<Response> {
  return new Promise((done, fail) => {
    const asked = new XMLHttpRequest();
    asked.open("POST", BASE + wanted.path);
    Object.entries(wanted.headers).forEach(([name, value]) => asked.setRequestHeader(name, value));
    asked.upload.onprogress = (event) => wanted.progress(event.total ? event.loaded / event.total : 0);
    asked.onload = () => done({ status: asked.status, text: asked.responseText, headers: {} });
    asked.onerror = asked.onabort = asked.ontimeout = () => fail(new Offline());
    wanted.stop.onStop(() => asked.abort());
    const form = new FormData();
    Object.entries(wanted.fields).forEach(([name, value]) => form.append(name, value));
    if (wanted.file.blob) form.append("file", wanted.file.blob, wanted.file.name);
    asked.send(form);
  });
}

/** A document as an address this page alone can open. */
export async function h5Document(path: string, headers: Record<string, string>): Promise<string> {
  const answer = await ask({ method: "GET", path, headers });
  if (!answer.ok) throw new Offline();
  return URL.createObjectURL(await answer.blob());
}
