// How much does the first screen load? The gzip sizes of the page, what it names, and the chat page's own parts.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const root = new URL("../dist/build/h5/", import.meta.url);
const html = readFileSync(new URL("index.html", root), "utf8");
const named = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+)"/g)].map((found) => found[1]);
const entry = named.find((name) => /index-.*\.js$/.test(name)) ?? "";
const code = readFileSync(new URL(entry, root), "utf8");
// What the entry loads for the first page is listed beside its import.
const chat = readdirSync(new URL("assets/", root)).filter((name) => /^pages-chat-chat.*\.(?:js|css)$/.test(name));
const shared = chat.flatMap((name) => [...readFileSync(new URL(`assets/${name}`, root), "utf8").matchAll(/"\.\/([\w.-]+\.js)"/g)].map((found) => found[1]));
const styles = [...code.matchAll(/assets\/([\w.-]+\.css)/g)].map((found) => found[1]);
const all = new Set(["index.html", ...named, ...[...chat, ...shared, ...styles].map((name) => `assets/${name}`)]);

let sum = 0;
for (const name of all) {
  const size = gzipSync(readFileSync(new URL(name, root))).length;
  sum += size;
  console.log(`${String(size).padStart(8)}  ${name}`);
}
console.log(`${String(sum).padStart(8)}  first screen, gzip`);
if (sum > 200 * 1024) process.exitCode = 1;
