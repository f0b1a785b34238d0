// Is the window narrow?
import { onUnmounted, ref, type Ref } from "vue";

export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = matchMedia(query);
  const matches = ref(media.matches);
  const follow = () => (matches.value = media.matches);
  media.addEventListener("change", follow);
  onUnmounted(() => media.removeEventListener("change", follow));
  return matches;
}
