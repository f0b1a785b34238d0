// Which rows of a long list are in sight?
import { computed, onMounted, onUnmounted, ref, type Ref } from "vue";
import { visible } from "./queue";

export function useWindow(box: Readonly<Ref<HTMLElement | null>>, length: () => number, row: () => number) {
  const scrolled = ref(0);
  const height = ref(600);
  const measure = () => {
    if (!box.value) return;
    scrolled.value = box.value.scrollTop;
    height.value = box.value.clientHeight;
  };
  let watcher: ResizeObserver | undefined;
  onMounted(() => {
    box.value?.addEventListener("scroll", measure, { passive: true });
    watcher = new ResizeObserver(measure);
    if (box.value) watcher.observe(box.value);
    measure();
  });
  onUnmounted(() => watcher?.disconnect());

  const range = computed(() => visible(scrolled.value, height.value, row(), length()));

  /** Scroll just so far that row `at` can be seen; `head` covers the top. */
  function reveal(at: number, head = 0): void {
    if (!box.value || at < 0) return;
    const top = at * row();
    if (top < box.value.scrollTop) box.value.scrollTop = top;
    else if (top + row() + head > box.value.scrollTop + box.value.clientHeight)
      box.value.scrollTop = top + row() + head - box.value.clientHeight;
  }
  return { range, reveal };
}
