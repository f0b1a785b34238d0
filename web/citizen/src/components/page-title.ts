// What is the page called, in the browser's tab and the mini-program's bar?
import { onShow } from "@dcloudio/uni-app";
import { watch } from "vue";
import { TABS } from "@/platform/nav";
import { dark } from "@/settings/settings";
import { t } from "@/texts";

export function usePageTitle(title: () => string): void {
  const tell = (): void => {
    void uni.setNavigationBarTitle({ title: title() });
    // #ifndef H5
    const [front, ground] = dark.value ? ["#ffffff", "#14181a"] : ["#000000", "#f7f4ee"];
    void uni.setNavigationBarColor({ frontColor: front, backgroundColor: ground });
    tellTabs();
    // #endif
  };
  onShow(tell);
  watch(() => [title(), dark.value], tell);
}

/** The mini-program's own bar, in the language and light chosen; only a tab's page may touch it. */
function tellTabs(): void {
  const fail = (): void => undefined;
  TABS.forEach((tab, index) => void uni.setTabBarItem({ index, text: t.value.tabs[tab], fail }));
  const [color, selectedColor, backgroundColor] = dark.value ? ["#bcc1c3", "#7cc0c6", "#1d2326"] : ["#545b60", "#1d5b63", "#ffffff"];
  void uni.setTabBarStyle({ color, selectedColor, backgroundColor, borderStyle: dark.value ? "white" : "black", fail });
}
