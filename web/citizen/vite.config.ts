import { fileURLToPath } from "node:url";
import uni from "@dcloudio/vite-plugin-uni";
import { defineConfig } from "vite";

// The plugin is CommonJS; its factory arrives as `default` of the default export.
const plugin = (uni as unknown as { default?: typeof uni }).default ?? uni;

export default defineConfig({
  plugins: [plugin()],
  resolve: { alias: { "@shared": fileURLToPath(new URL("../shared", import.meta.url)) } },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  build: { sourcemap: false },
});
