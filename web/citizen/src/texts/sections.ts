// What is a part of a guide called?
import { t } from "./index";

export function sectionTitle(section: string): string {
  const g = t.value.guides;
  const titles: Record<string, string> = {
    summary: g.summary,
    audience: g.summary,
    conditions: g.conditions,
    materials: g.materials,
    form: g.materials,
    steps: g.steps,
    fees: g.fees,
    "legal-basis": g.legal,
    results: g.results,
    delivery: g.results,
    visits: g.visits,
    faq: g.faq,
    organ: g.places,
    places: g.places,
    contact: g.places,
    limits: g.limits,
    matters: g.members,
  };
  return titles[section] ?? g.title;
}
