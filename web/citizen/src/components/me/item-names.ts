// What are items called, where only their id is told?
import { onMounted, ref } from "vue";
import { api } from "@/api";
import type { Bilingual } from "@/api/types";
import { settings } from "@/settings/settings";
import { say } from "@/texts";

/** A function from id to name; an unknown id, such as a purpose in words, stays as it is. */
export function useItemNames(): (id: string) => string {
  const names = ref<Record<string, Bilingual>>({});
  onMounted(async () => {
    const catalogue = await api.guides("", settings.region).catch(() => []);
    names.value = Object.fromEntries(catalogue.map((line) => [line.id, line.name]));
  });
  return (id) => {
    const name = names.value[id];
    if (name) return say(name);
    // A purpose in both languages: “本人查询 / the citizen's own look”.
    const [zh = id, en] = id.split(" / ");
    return settings.language === "en" ? (en ?? zh) : zh;
  };
}
