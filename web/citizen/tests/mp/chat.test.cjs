// Does the built mini-program carry a conversation: a text, its reply, a button?
const path = require("node:path");
const exparser = require("miniprogram-exparser");
const simulate = require("miniprogram-simulate");
const { BUILT, installWeChat } = require("./wechat.cjs");

const GREETING = {
  outcome: "asked", paragraphs: ["新的办公地点是公司自有还是租赁？"], claims: [], item: "company-change-address",
  prompt_id: "p1", asks: "premises", card: null, case_id: "",
  buttons: [{ label: "自有", payload: "option:owned" }, { label: "租赁", payload: "option:leased" }],
};

/** A service with one conversation, which keeps what it was told. */
function service() {
  const messages = [];
  let online = true;
  const at = "2026-03-02T12:10:00+08:00";
  function turn(body) {
    const number = messages.length + 1;
    const reply = number === 1 ? GREETING : { ...GREETING, paragraphs: [`收到：${body.text}`], prompt_id: "p2", buttons: [] };
    if (messages.some((one) => one.turn === body.turn_id)) return [200, reply];
    messages.push({ id: `c.${number}`, number, by: "citizen", at, text: body.text, reply: null, turn: body.turn_id });
    messages.push({ id: `c.${number + 1}`, number: number + 1, by: "bot", at, text: reply.paragraphs[0], reply, turn: body.turn_id });
    return [200, reply];
  }
  return {
    messages,
    cut: () => (online = false),
    mend: () => (online = true),
    answer(method, where, body) {
      if (!online) return null;
      if (where === "/conversations") return [201, { id: "c", token: "t" }];
      if (where.endsWith("/turns")) return turn(body);
      if (where.includes("/events")) return [200, { version: messages.length, messages: [] }];
      if (where === "/conversations/c")
        return [200, { id: "c", version: messages.length, owner: "bot", language: "zh", region: "9901", messages, prompt: null, form: null, matters: [] }];
      if (where.startsWith("/guides")) return [200, []];
      return [404, { title: "HTTP error", status: 404, detail: "Not Found" }];
    },
  };
}

const later = (ms) => new Promise((go) => setTimeout(go, ms));
const html = (page) => page.dom.innerHTML;

describe("the chat page of the mini-program", () => {
  const said = service();
  const { asked, kept } = installWeChat(said.answer);
  let page;

  beforeAll(async () => {
    require(path.join(BUILT, "app.js"));
    const id = simulate.load(path.join(BUILT, "pages/chat/chat"), { rootPath: BUILT });
    page = simulate.render(id);
    page.attach(document.body.appendChild(document.createElement("div")));
    page.instance.onLoad?.({});
    page.instance.onShow?.();
    await later(300);
  });

  const all = () => [...document.querySelectorAll("*")];
  /** By the end of a class: the simulation puts the component's name before it. */
  const ofClass = (name) => all().find((one) => [...one.classList].some((own) => own.endsWith(`--${name}`)));
  const withText = (text) => all().filter((one) => one.textContent.trim() === text && one.__wxElement).find((one) => /--tap\b/.test(one.className));
  const happen = (element, name, detail) =>
    exparser.triggerEvent(element.__wxElement, name, detail, { bubbles: name === "tap", composed: name === "tap" });

  async function say(text) {
    happen(ofClass("words"), "input", { value: text });
    await later(50);
    happen(ofClass("tap-send"), "tap", {});
  }

  it("greets", () => {
    expect(html(page)).toContain("您好，我是小明");
  });

  it("sends a text and shows the reply", async () => {
    await say("我要办理注册地更改");
    await later(400);
    expect(asked.some((one) => one.path.endsWith("/turns") && one.body.text === "我要办理注册地更改")).toBe(true);
    expect(html(page)).toContain("新的办公地点是公司自有还是租赁？");
  });

  it("sends the button with the question it answers", async () => {
    happen(withText("租赁"), "tap", {});
    await later(400);
    const turns = asked.filter((one) => one.path.endsWith("/turns"));
    expect(turns).toHaveLength(2);
    expect(turns[1].body).toMatchObject({ choice: "option:leased", prompt_id: "p1", text: "租赁" });
    expect(html(page)).toContain("收到：租赁");
  });

  it("keeps what is said without a network, and sends it when there is one", async () => {
    said.cut();
    await say("要交多少钱");
    await later(200);
    expect(html(page)).toContain("未送达，将自动重发");
    expect([...kept.keys()].some((key) => key.includes("turn."))).toBe(true);
    said.mend();
    await later(2_500);
    expect(html(page)).toContain("收到：要交多少钱");
    expect([...kept.keys()].some((key) => key.includes("turn."))).toBe(false);
  });
});
