// With what does a new guide begin? Every section, nothing in it; the check says what is missing.

/** The address of a guide that has no id yet. */
export const NEW = "new";

export const TEMPLATE = `id: new-item
basic_code: "990131000000"
name: {zh: "", en: ""}
aliases: []
domain: market
department: {zh: "", en: ""}
organ: {zh: "", en: ""}
region: "9901"
level: district
audience: [person]
kind: promised
desk: ours
summary: {zh: "", en: ""}
effective: {since: 2026-01-01}

conditions: []

scenarios: []

materials: []

form:
  title: {zh: "", en: ""}
  fields: []

rules: []

steps: []

limits: {statutory: 20, promised: 5}

fees: []

places: []

phone: ""
supervision_phone: ""

legal_basis: []

results: []

delivery: {zh: "", en: ""}
visits: 0

faq: []
`;
