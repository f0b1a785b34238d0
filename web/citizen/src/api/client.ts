// Which requests does this face make?
import type { Frame, PickedFile, Request, Response, Stop, Transport } from "./port";
import { checked } from "./problem";
import type * as t from "./types";

/** Who is asking, in which language; looked at anew with every request. */
export interface Asker {
  session(): string;
  /** As Accept-Language says it. */
  language(): string;
}

export type Api = ReturnType<typeof createApi>;

export function createApi(transport: Transport, asker: Asker) {
  function headers(ref?: t.ConversationRef): Record<string, string> {
    const all: Record<string, string> = { "Accept-Language": asker.language() };
    if (asker.session()) all.Authorization = `Bearer ${asker.session()}`;
    if (ref?.token) all["Conversation-Token"] = ref.token;
    return all;
  }

  async function ask<T>(method: Request["method"], path: string, body?: unknown, ref?: t.ConversationRef): Promise<T> {
    const answer = checked(await transport.request({ method, path, headers: headers(ref), body }));
    return (answer.text ? JSON.parse(answer.text) : undefined) as T;
  }

  const get = <T>(path: string, ref?: t.ConversationRef) => ask<T>("GET", path, undefined, ref);

  async function stream(request: Request, take: (frame: Frame) => void, stop: Stop): Promise<Response> {
    const wanted = { ...request.headers, Accept: "text/event-stream" };
    return checked(await transport.stream({ ...request, headers: wanted }, take, stop));
  }

  return {
    streams: transport.streams,
    headers,

    begin: (language: string, region: string, channel: string) =>
      ask<t.Begun>("POST", "/conversations", { language, region, channel }),
    read: (ref: t.ConversationRef) => get<t.Conversation>(`/conversations/${ref.id}`, ref),
    news: (ref: t.ConversationRef, after: number) =>
      get<t.News>(`/conversations/${ref.id}/events?after=${after}`, ref),
    /** Frames of the turn after the event `after`; an answer without a stream has the reply as its text. */
    turn: (ref: t.ConversationRef, body: Partial<t.Turn>, after: number, take: (frame: Frame) => void, stop: Stop) =>
      stream(
        {
          method: "POST",
          path: `/conversations/${ref.id}/turns`,
          headers: { ...headers(ref), ...(after ? { "Last-Event-ID": String(after) } : {}) },
          body,
        },
        take,
        stop,
      ),
    /** Frames from the event `after` on, until the stream ends. */
    follow: (ref: t.ConversationRef, after: number, take: (frame: Frame) => void, stop: Stop) =>
      stream(
        {
          method: "GET",
          path: `/conversations/${ref.id}/events`,
          headers: { ...headers(ref), "Last-Event-ID": String(after) },
        },
        take,
        stop,
      ),
    rate: (ref: t.ConversationRef, message: string, score: number, comment: string) =>
      ask<void>("POST", `/messages/${message}/feedback`, { score, comment }, ref),
    resumeCode: (ref: t.ConversationRef) => ask<t.ResumeCode>("POST", `/conversations/${ref.id}/resume-code`, {}, ref),
    resume: (conversation: string, code: string) =>
      ask<t.Resumed>("POST", "/conversations/resume", { conversation, code }),
    async upload(
      ref: t.ConversationRef,
      file: PickedFile,
      material: string,
      progress: (share: number) => void,
      stop: Stop,
    ): Promise<t.Stored> {
      const fields = { conversation: ref.id, material };
      const sent = { path: "/attachments", headers: headers(ref), file, fields, progress, stop };
      return JSON.parse(checked(await transport.upload(sent)).text) as t.Stored;
    },

    guides: (words = "", region = "9901") =>
      get<t.CatalogueLine[]>(`/guides?region=${region}${words ? `&q=${encodeURIComponent(words)}` : ""}`),
    guide: (id: string, region: string, language: string) =>
      get<t.GuideInForce>(`/guides/${encodeURIComponent(id)}?region=${region}&language=${language}`),

    options: () => get<t.SessionOptions>("/session-options"),
    logIn: (body: { code: string; provider?: string }) => ask<t.Session>("POST", "/sessions", body),
    bind: (body: { code: string; provider: string; identity_code: string }) =>
      ask<t.Session>("POST", "/sessions/bind", body),

    cases: () => get<t.OwnCase[]>("/cases"),
    case: (id: string) => get<t.OwnCaseDetail>(`/cases/${id}`),
    withdraw: (id: string) => ask<t.OwnCaseDetail>("POST", `/cases/${id}/withdraw`, {}),
    withdrawEvent: (event: string, cases: string[]) =>
      ask<t.OwnCase[]>("POST", `/cases/events/${encodeURIComponent(event)}/withdraw`, { cases }),

    drafts: () => get<t.Draft[]>("/me/drafts"),
    consents: () => get<t.Consent[]>("/me/consents"),
    withdrawConsent: (source: string) => ask<void>("DELETE", `/me/consents/${encodeURIComponent(source)}`),
    mandates: () => get<t.Mandate[]>("/me/mandates"),
    checkGrant: (sketch: t.GrantSketch) => ask<t.Prospect>("POST", "/me/mandates/check", sketch),
    grant: (grant: t.Grant) => ask<t.Mandate>("POST", "/me/mandates", grant),
    proveRepresentation: () => ask<t.Mandate>("POST", "/me/mandates/representation", {}),
    confirmMandate: (id: string) => ask<t.Mandate>("POST", `/me/mandates/${encodeURIComponent(id)}/confirm`, {}),
    revokeMandate: (id: string) => ask<void>("DELETE", `/me/mandates/${encodeURIComponent(id)}`),
    licences: () => get<t.Licence[]>("/me/licences"),
    accesses: () => get<t.Access[]>("/me/accesses"),
    forget: () => ask<t.Forgotten>("DELETE", "/me"),
  };
}
