import { createApp } from "vue";
import "@shared/tokens.css";
import "@shared/english.css";
import "./base.css";
import { router } from "./router";
import { followPreferences } from "./shell/preferences";
import Shell from "./shell/Shell.vue";

followPreferences();
createApp(Shell).use(router).mount("#app");
