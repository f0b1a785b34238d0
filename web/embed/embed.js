// How does the assistant come into another site's page?
//   <script src="https://HOST/embed.js" data-item="company-change-address" data-language="zh"></script>
// A button opens the assistant in a frame. Nothing is stored, no cookie is set, and the page's own styles stay apart.
// data-item: a guide to begin with; data-language: zh, en or zh-hant; data-label: the button's text.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !script.src) return;
  const { origin } = new URL(script.src);
  const { item = "", language = "zh", label = "" } = script.dataset;
  const WORDS = {
    zh: { open: "随时办 · 在线咨询", close: "关闭", title: "随时办 政务助手" },
    en: { open: "Ask Suishiban", close: "Close", title: "Suishiban, the government assistant" },
    "zh-hant": { open: "隨時辦 · 線上諮詢", close: "關閉", title: "隨時辦 政務助手" },
  };
  const words = WORDS[language] || WORDS.zh;
  const ID = "suishiban-panel";
  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif; }
    .launcher { position: fixed; inset-inline-end: 20px; inset-block-end: 20px; z-index: 2147483000; min-height: 48px;
      padding: 0 20px; border: 0; border-radius: 24px; background: #1f5c57; color: #fff; font-size: 16px; cursor: pointer;
      box-shadow: 0 2px 12px rgb(0 0 0 / 25%); }
    .panel { position: fixed; inset-inline-end: 20px; inset-block-end: 84px; z-index: 2147483000; display: flex;
      flex-direction: column; width: min(400px, calc(100vw - 40px)); height: min(680px, calc(100vh - 108px));
      overflow: hidden; border: 1px solid #c9c4b8; border-radius: 12px; background: #fff;
      box-shadow: 0 8px 32px rgb(0 0 0 / 25%); }
    .panel[hidden] { display: none; }
    .bar { display: flex; align-items: center; justify-content: space-between; padding-inline-start: 16px;
      background: #1f5c57; color: #fff; font-size: 15px; }
    .close { min-width: 48px; min-height: 44px; border: 0; background: none; color: inherit; font-size: 15px;
      cursor: pointer; }
    iframe { flex: 1; width: 100%; border: 0; background: #fff; }
    button:focus-visible { outline: 3px solid #d9a441; outline-offset: 2px; }
    @media (max-width: 480px) {
      .panel { inset: 0; width: 100vw; height: 100vh; height: 100dvh; border: 0; border-radius: 0; }
    }`;

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  function address() {
    const url = new URL("/", origin);
    url.searchParams.set("embed", "1");
    if (item) url.searchParams.set("item", item);
    url.searchParams.set("language", language);
    return url.href;
  }

  const host = element("div", { lang: language === "en" ? "en" : language === "zh-hant" ? "zh-Hant" : "zh-Hans" });
  const root = host.attachShadow({ mode: "open" });
  // A sheet made by script needs no leave of the page's content-security policy, as a style element would.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const launcher = element(
    "button",
    { type: "button", class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false", "aria-controls": ID },
    label || words.open,
  );
  const panel = element("div", { id: ID, class: "panel", role: "dialog", "aria-label": words.title, hidden: "" });
  const bar = element("div", { class: "bar" });
  const close = element("button", { type: "button", class: "close" }, words.close);
  bar.append(element("span", { "aria-hidden": "true" }, words.title), close);
  panel.append(bar);
  let frame = null;

  function open() {
    if (!frame) {
      // Only whoever opens it loads the assistant.
      frame = element("iframe", {
        src: address(),
        title: words.title,
        allow: "camera; microphone; geolocation",
        referrerpolicy: "no-referrer",
      });
      panel.append(frame);
    }
    panel.hidden = false;
    launcher.setAttribute("aria-expanded", "true");
    frame.focus();
  }

  function shut() {
    if (panel.hidden) return;
    panel.hidden = true;
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
  }

  launcher.addEventListener("click", () => (panel.hidden ? open() : shut()));
  close.addEventListener("click", shut);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });
  // Esc inside the frame is heard there; the assistant passes it on.
  window.addEventListener("message", (event) => {
    const ours = event.origin === origin && frame && event.source === frame.contentWindow;
    if (ours && event.data && event.data.suishiban === "close") shut();
  });

  root.append(launcher, panel);
  const place = () => document.body.append(host);
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place, { once: true });
})();
