// Whom does a draft touch, in a few lines a reviewer reads?
import type { Impact } from "@/api/shapes";
import type { Texts } from "@/texts";

/** One line for every kind of thing that the draft touches; none for what it leaves alone. */
export function touched(impact: Impact, t: Texts): string[] {
  const say = t.gate.touches;
  const cases = Object.values(impact.cases).reduce((sum, one) => sum + one, 0);
  return [
    impact.sections.length && say.sections(impact.sections.map((one) => t.gate.section[one] ?? one)),
    impact.parts.length && say.parts(impact.parts.map((one) => `${one.path}（${t.gate.change[one.change] ?? one.change}）`)),
    impact.implementations.length && say.regions(impact.implementations.length, impact.regions),
    impact.events.length && say.events(impact.events),
    impact.questions.length && say.questions(impact.questions.length, impact.questions.slice(0, 3)),
    cases && say.cases(cases),
  ].filter((line): line is string => typeof line === "string");
}
