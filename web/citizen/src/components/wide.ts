// Is there room for the form beside the chat?
import { ref } from "vue";

export const wide = ref(false);

// #ifdef H5
if (typeof window !== "undefined") {
  const query = window.matchMedia("(min-width: 1024px)");
  wide.value = query.matches;
  query.addEventListener("change", (event) => {
    wide.value = event.matches;
  });
}
// #endif
