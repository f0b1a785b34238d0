// What of WeChat does the built mini-program touch? Stubs, and a service that answers from a table.
const path = require("node:path");

const BUILT = path.resolve(__dirname, "../../dist/build/mp-weixin");

/** Installs `wx` and the rest; `answer(method, path, body)` gives `[status, json]`, or null for no network. */
function installWeChat(answer) {
  const asked = [];
  const kept = new Map();
  const system = { platform: "devtools", theme: "light", SDKVersion: "3.0.0", windowWidth: 375, windowHeight: 667, statusBarHeight: 20, language: "zh_CN", safeArea: {}, pixelRatio: 2, version: "8.0.0", host: {} };
  const done = () => undefined;
  global.wx = Object.assign(global.wx ?? {}, {
    canIUse: () => false,
    getSystemInfoSync: () => system,
    getSystemSetting: () => system,
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getAccountInfoSync: () => ({ miniProgram: { appId: "test" } }),
    getLaunchOptionsSync: () => ({ query: {}, path: "" }),
    getEnterOptionsSync: () => ({ query: {}, path: "" }),
    onAppShow: done,
    onAppHide: done,
    onThemeChange: done,
    onNetworkStatusChange: done,
    getStorageSync: (key) => kept.get(key) ?? "",
    setStorageSync: (key, value) => void kept.set(key, value),
    removeStorageSync: (key) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
    setNavigationBarTitle: done,
    setNavigationBarColor: done,
    setTabBarItem: done,
    setTabBarStyle: done,
    request(options) {
      const where = options.url.replace(/^.*\/api\/v1/, "");
      const body = options.data ? JSON.parse(options.data) : undefined;
      asked.push({ method: options.method, path: where, body, header: options.header });
      setTimeout(() => {
        const said = answer(options.method, where, body);
        if (!said) return options.fail?.({ errMsg: "request:fail" });
        const header = { "Content-Type": "application/json" };
        options.success?.({ statusCode: said[0], data: JSON.stringify(said[1]), header });
      }, 1);
      return { abort: done };
    },
  });
  let app = {};
  global.App = (options) => {
    app = options;
    app.onLaunch?.({ query: {}, path: "" });
  };
  global.Page = done;
  global.getApp = () => app;
  global.getCurrentPages = () => [];
  return { asked, kept };
}

module.exports = { BUILT, installWeChat };
