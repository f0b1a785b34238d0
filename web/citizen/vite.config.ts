import { fileURLToPath } from "node:url";
import uni from "@dcloudio/vite-plugin-uni";
import { defineConfig, type Plugin } from "vite";

// The plugin is CommonJS; its factory arrives as `default` of the default export.
const plugin = (uni as unknown as { default?: typeof uni }).default ?? uni;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const service = `http://127.0.0.1:${process.env.API ?? "8000"}`;

/** uni's own styles fetch a shadow from its maker's servers; nothing of ours asks foreign hosts. */
const noForeignPictures: Plugin = {
  name: "no-foreign-pictures",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "asset" || !file.fileName.endsWith(".css")) continue;
      file.source = String(file.source).replace(/url\(https?:[^)]*\)/g, "none");
    }
  },
};

export default defineConfig({
  plugins: [plugin(), noForeignPictures],
  resolve: { alias: { "@shared": here("../shared"), "@": here("./src") } },
  server: { proxy: { "/api": service } },
  build: { sourcemap: false },
});
