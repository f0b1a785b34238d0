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

/** `days_left` comes with a later version of the service: only it knows the calendar of working days. */
export type QueueLine = S["QueueLineOut"] & { days_left?: number | null };
export type CaseState = S["CaseState"];
export type Case = S["CaseOut"] & { days_left?: number | null };
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
/** `count` and `nearest` come with a later version of the service. */
export type Question = S["QuestionOut"] & { count?: number; nearest?: Nearest[] };
export interface Nearest {
  item: string;
  name: TextOut;
  probability: number;
}

export interface Overview {
  days: number;
  since: string;
  until: string;
  hours: { hour: string; questions: number }[];
  outcomes: { answered: number; clarified: number; refused: number; unclear: number };
  drafts: { started: number; submitted: number; cancelled: number };
  feedback: { up: number; down: number };
  items: ItemStatistics[];
}
export interface ItemStatistics {
  item: string;
  name: TextOut;
  answered: number;
  started: number;
  submitted: number;
  cancelled: number;
  funnel: { field: string; label: TextOut; asked: number; answered: number }[];
}

/** One utterance of a rehearsal of a draft. */
export interface Said {
  text?: string;
  choice?: string;
  prompt_id?: string;
}
export interface Tried {
  item: string;
  releasable: boolean;
  findings: GuideFinding[];
  replies: Reply[];
}
export interface Region {
  code: string;
  name: TextOut;
  level: string;
}
export interface SessionOptions {
  staff: { number: string; name: string; role: string; department: string }[];
  password: string;
  region: string;
  regions: Region[];
}
