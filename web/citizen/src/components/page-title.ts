// What is the page called, in the browser's tab and the mini-program's bar?
import { onShow } from "@dcloudio/uni-app";
import { watch } from "vue";
import { dark } from "@/settings/settings";

export function usePageTitle(title: () => string): void {
  const tell = (): void => {
    void uni.setNavigationBarTitle({ title: title() });
    // #ifndef H5
    const [front, ground] = dark.value ? ["#ffffff", "#14181a"] : ["#000000", "#f7f4ee"];
    void uni.setNavigationBarColor({ frontColor: front, backgroundColor: ground });
    // #endif
  };
  onShow(tell);
  watch(() => [title(), dark.value], tell);
}
