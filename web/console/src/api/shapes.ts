// What the service sends and receives, by short names.
import type { components } from "@shared/api";

type S = components["schemas"];

export type TextOut = S["TextOut"];
export type Member = S["MemberOut"];
export type StaffSession = S["StaffSessionOut"];

/** RFC 9457 problem details, as every route answers an error. */
export interface FieldProblem {
  field: string;
  message: string;
  fix: string;
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: FieldProblem[];
}

export type QueueLine = S["QueueLineOut"];
export type CaseState = S["CaseState"];
export type Case = S["CaseOut"];
export type MandateOfCase = S["MandateOfCaseOut"];
export type Statistics = S["StatisticsOut"];
export type FormLine = S["LineOut"];
export type Rows = S["RowsOut"];
export type Material = S["MaterialOut"];
export type AttachedFile = S["FileOut"];
export type CaseFinding = S["FindingOut"];
export type CaseEvent = S["EventOut"];
export type Notice = S["NoticeOut"];
export type NoticeIn = S["NoticeIn"];
export type DecisionIn = S["DecisionIn"];
export type Decision = DecisionIn["decision"];

export type Called = S["CalledOut"];
export type CalledConversation = S["CalledConversationOut"];
export type Message = S["MessageOut"];
export type Reply = S["Reply"];

export type ShelfLine = S["ShelfLineOut"];
export type Version = S["VersionOut"];
export type GuideFinding = S["GuideFindingOut"];
export type GuideDraft = S["GuideDraftOut"];
export type Release = S["ReleaseOut"];
export type Gate = S["GateOut"];
export type Reviews = S["ReviewsOut"];
export type Imported = S["ImportOut"];
export type Impact = S["ImpactOut"];
export type Question = S["QuestionOut"];

export type Overview = S["UseOut"];
export type ItemUse = S["ItemUseOut"];
/** One utterance of a rehearsal of a draft. */
export type Said = S["SaidIn"];
export type Tried = S["TrialOut"];
export type SessionOptions = S["SessionOptionsOut"];
