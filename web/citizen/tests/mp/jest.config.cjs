// Runs the built mini-program (npx uni build -p mp-weixin) in a simulated WeChat.
module.exports = {
  rootDir: __dirname,
  testEnvironment: "jsdom",
  testMatch: ["**/*.test.cjs"],
  snapshotSerializers: [],
  transform: {},
  testTimeout: 30_000,
};
