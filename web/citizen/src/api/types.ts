// What the service sends and takes, by the names this face uses. The shapes are generated from its description.
import type { components } from "@shared/api";

type Schemas = components["schemas"];

export type Button = Schemas["Button"];
export type Claim = Schemas["Claim"];
export type Citation = Schemas["Citation"];
export type FindingLine = Schemas["FindingLine"];
export type Prompt = Schemas["Prompt"];
export type Begun = Schemas["BegunOut"];
export type Turn = Schemas["TurnIn"];
export type Session = Schemas["SessionOut"];
export type CatalogueLine = Schemas["CatalogueOut"];
export type GuideInForce = Schemas["GuideOut"];
export type Passage = Schemas["PassageOut"];
export type OwnCase = Schemas["OwnCaseOut"];
export type OwnCaseDetail = Schemas["OwnCaseDetailOut"];
export type Notice = Schemas["NoticeOut"];
export type Consent = Schemas["ConsentOut"];
export type Draft = Schemas["DraftOut"];
export type Licence = Schemas["LicenceOut"];
export type Access = Schemas["AccessOut"];
export type Forgotten = Schemas["ForgottenOut"];
export type ResumeCode = Schemas["CodeOut"];
export type Resumed = Schemas["ResumedOut"];
export type Stored = Schemas["StoredOut"];
export type Bilingual = Schemas["TextOut"];

/** A conversation and the token that opens it; a citizen's own opens without one. */
export interface ConversationRef {
  id: string;
  token: string;
}

/** How a line of the form is edited; a service older than this face does not say. */
export type FormLine = Schemas["FormLine"] & { type?: string; options?: string[] };

export type FormCard = Omit<Schemas["FormCard"], "lines"> & { lines: FormLine[] };

/** A data source that consent is asked for. */
export interface SourceLine {
  source: string;
  name: string;
  /** Labels of the blanks it may fill. */
  fills: string[];
  /** Names of the documents it stands in for. */
  replaces: string[];
}

export type Reply = Omit<Schemas["Reply"], "card"> & { card?: FormCard | null; sources?: SourceLine[] };

export type Message = Omit<Schemas["MessageOut"], "reply"> & { reply?: Reply | null };

export interface News {
  version: number;
  messages: Message[];
}

export type Conversation = Omit<Schemas["ConversationOut"], "messages" | "form"> & {
  messages: Message[];
  form: FormCard | null;
  /** Among those that wait for a person, from 1. */
  waiting_place?: number | null;
};

/** How one may log in here. */
export interface SessionOptions {
  demo: { id: string; name: string; what: Bilingual }[];
  wechat: boolean;
  region: string;
  regions: { code: string; name: Bilingual; level: string }[];
}
