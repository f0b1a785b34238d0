// How does the console ask the service? One place for the token, the errors and the types of the interface description.
import type { paths } from "@shared/api";
import { ApiError, Offline, problemOf } from "./problems";

type Method = "get" | "post" | "put" | "delete";
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Json<R> = R extends { content: { "application/json": infer T } } ? T : undefined;
type Ok<O> = O extends { responses: infer R }
  ? R extends { 200: infer A }
    ? Json<A>
    : R extends { 201: infer A }
      ? Json<A>
      : R extends { 202: infer A }
        ? Json<A>
        : undefined
  : never;
type Body<O> = O extends { requestBody: { content: { "application/json": infer T } } } ? T : undefined;
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : never;
type PathParts<O> = O extends { parameters: { path: infer Q } } ? Q : undefined;
type WithMethod<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends undefined ? never : P;
}[keyof paths];

export interface Asked<O> {
  path?: PathParts<O>;
  query?: Query<O>;
  body?: Body<O>;
  signal?: AbortSignal;
}

/** Where the token is, and what happens when it is not good any more; set once by the session. */
export const connection = { token: () => "", expired: () => {} };

/** Ask a route that the interface description names. */
export async function ask<M extends Method, P extends WithMethod<M>>(
  method: M,
  path: P,
  asked: Asked<Operation<P, M>> = {},
): Promise<Ok<Operation<P, M>>> {
  const response = await send(method, filled(path, asked.path, asked.query), asked.body, asked.signal);
  return (response.status === 204 ? undefined : await response.json()) as Ok<Operation<P, M>>;
}

/** A file of the service, to be shown in the page. */
export async function fetchFile(path: string, parts: Record<string, string>, query: Record<string, string>): Promise<Blob> {
  return await (await send("get", filled(path, parts, query))).blob();
}

/** Hand in one file, as the field `file` of a form. */
export async function sendFile<P extends WithMethod<"post">>(path: P, file: File): Promise<Ok<Operation<P, "post">>> {
  const form = new FormData();
  form.append("file", file);
  return (await (await send("post", filled(path), form)).json()) as Ok<Operation<P, "post">>;
}

async function send(method: Method, url: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = {};
  const token = connection.token();
  if (token) headers.Authorization = `Bearer ${token}`;
  // A form names its own type, with the boundary in it.
  const form = body instanceof FormData ? body : null;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(url, {
      method: method.toUpperCase(),
      headers,
      signal: signal ?? null,
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Offline();
  }
  if (response.ok) return response;
  const problem = new ApiError(await problemOf(response), Number(response.headers.get("Retry-After")) || 0);
  if (problem.status === 401 && problem.title === "LogInFirst" && token) connection.expired();
  throw problem;
}

/** The address: path parts filled in, query appended; empty values are left out, lists repeated. */
export function filled(template: string, parts?: unknown, query?: unknown): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((parts as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(name, String(one));
    }
  }
  return search.size ? `${path}?${search}` : path;
}
