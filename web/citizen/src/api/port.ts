// What must a platform be able to do, so that everything else need not know on which it runs?

export interface Request {
  method: "GET" | "POST" | "DELETE";
  /** Below the service's address, with the query. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

export interface Response {
  status: number;
  text: string;
  /** By lower-case name. */
  headers: Record<string, string>;
}

/** One server-sent event. */
export interface Frame {
  id: string;
  event: string;
  data: string;
}

/** A file the citizen picked: a Blob in a browser, a temporary path in the mini-program. */
export interface PickedFile {
  name: string;
  size: number;
  blob?: Blob;
  path?: string;
}

export interface Upload {
  path: string;
  headers: Record<string, string>;
  file: PickedFile;
  fields: Record<string, string>;
  /** Called with 0…1. */
  progress: (share: number) => void;
  stop: Stop;
}

/** Tells a running request to end. */
export interface Stop {
  readonly stopped: boolean;
  onStop(act: () => void): void;
}

/** Every method rejects with Offline when no answer came. */
export interface Transport {
  /** Whether `stream` delivers frames as they are sent. */
  readonly streams: boolean;
  request(request: Request): Promise<Response>;
  /** Hands out frames until the stream ends; the text is the body of an answer that was no stream. */
  stream(request: Request, take: (frame: Frame) => void, stop: Stop): Promise<Response>;
  upload(upload: Upload): Promise<Response>;
}

/** No answer came: no network, a cut connection, a stopped request. */
export class Offline extends Error {}

export class Stopper implements Stop {
  stopped = false;
  private acts: (() => void)[] = [];

  onStop(act: () => void): void {
    if (this.stopped) act();
    else this.acts.push(act);
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.acts.forEach((act) => act());
    this.acts = [];
  }
}
