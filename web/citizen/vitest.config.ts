import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The logic is plain TypeScript: no uni-app plugin, no DOM. Conditional comments are comments here, so the tests see
// the first branch of each, which is H5's.
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
