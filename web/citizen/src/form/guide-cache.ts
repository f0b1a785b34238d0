// What does the guide of an item say? Each is asked for once per region and language.
import { api } from "@/api";
import type { GuideInForce } from "@/api/types";
import { acceptLanguage, serviceLanguage, settings } from "@/settings/settings";

const asked = new Map<string, Promise<GuideInForce>>();

export function guideOf(item: string, region = settings.region): Promise<GuideInForce> {
  const key = [item, region, acceptLanguage.value].join("|");
  const before = asked.get(key);
  if (before) return before;
  const coming = api.guide(item, region, serviceLanguage.value);
  coming.catch(() => asked.delete(key));
  asked.set(key, coming);
  return coming;
}
