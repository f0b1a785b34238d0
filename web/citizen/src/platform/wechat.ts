// Which code proves a WeChat account to the service? Only the mini-program has one.

function ask(): Promise<string> {
  return new Promise((done, fail) => {
    uni.login({ provider: "weixin", success: ({ code }) => done(code), fail });
  });
}

function here(): (() => Promise<string>) | null {
  // #ifdef H5
  return null;
  // #endif
  return ask;
}

export const weChatCode = here();
