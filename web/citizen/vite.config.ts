import { fileURLToPath } from "node:url";
import uni from "@dcloudio/vite-plugin-uni";
import { defineConfig } from "vite";

// The plugin is CommonJS; its factory arrives as `default` of the default export.
const plugin = (uni as unknown as { default?: typeof uni }).default ?? uni;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const service = `http://127.0.0.1:${process.env.API ?? "8000"}`;

export default defineConfig({
  plugins: [plugin()],
  resolve: { alias: { "@shared": here("../shared"), "@": here("./src") } },
  server: { proxy: { "/api": service } },
  build: { sourcemap: false },
});
