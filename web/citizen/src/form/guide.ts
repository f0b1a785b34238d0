// Which parts of a guide does the face show? The description leaves `guide` open; this is what is read of it.
import type { Bilingual } from "@/api/types";

export interface GuideMaterial {
  id: string;
  name: Bilingual;
  necessity: string;
  form: Bilingual;
  when: string;
  licence: string;
  licence_when?: string;
  note: Bilingual | null;
  generated: boolean;
}

export interface GuidePlace {
  name: Bilingual;
  address: Bilingual;
  hours: Bilingual;
  window: string;
  latitude: number | null;
  longitude: number | null;
}

export interface GuideText {
  id: string;
  name: Bilingual;
  summary: Bilingual;
  department?: Bilingual;
  organ?: Bilingual;
  kind?: string;
  instant?: unknown;
  effective?: { since: string; until: string | null };
  conditions?: { id: string; text: Bilingual }[];
  materials?: GuideMaterial[];
  fees?: { name: Bilingual; yuan: string; unit: Bilingual | null }[];
  limits?: { statutory: number; promised: number; note: Bilingual | null };
  steps?: { name: Bilingual; detail: Bilingual; days: number | null }[];
  places?: GuidePlace[];
  phone?: string;
  supervision_phone?: string;
  results?: { name: Bilingual; kind: Bilingual; validity: Bilingual | null }[];
  visits?: number;
  faq?: { question: Bilingual; answer: Bilingual }[];
  legal_basis?: { law: string; article: string; text: string }[];
  /** Of a life event. */
  matters?: { item: string }[];
}
