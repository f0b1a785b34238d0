import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "/console/",
  plugins: [vue()],
  resolve: { alias: { "@shared": at("../shared"), "@docs": at("../../docs"), "@": at("./src") } },
  build: {
    // Scripts come from files only: the service's content-security policy allows no inline ones.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { "/api": `http://127.0.0.1:${process.env.API ?? "8000"}` },
    fs: { allow: [at("../.."), at(".")] },
  },
});
