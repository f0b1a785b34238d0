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
export type Mandate = Schemas["MandateOut"];
export type Grant = Schemas["GrantIn"];
export type GrantSketch = Schemas["GrantSketchIn"];
/** What a grant would be before it is given. */
export type Prospect = Schemas["ProspectOut"];
export type Fault = Schemas["FaultOut"];
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

export type Message = Schemas["MessageOut"];
export type Reply = Schemas["Reply"];
export type MatterLine = Schemas["MatterLine"];
export type FormCard = Schemas["FormCard"];
export type FormLine = Schemas["FormLine"];
/** A data source that consent is asked for. */
export type SourceLine = Schemas["SourceLine"];
export type News = Schemas["NewsOut"];
export type Conversation = Schemas["ConversationOut"];
/** How one may log in here. */
export type SessionOptions = Schemas["SessionOptionsOut"];
