// Which built files are served compressed? Every text over 1 KB gets a `.br` and a `.gz` beside it:
//   node compress.mjs citizen/dist/build/h5 console/dist
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXTS = new Set([".js", ".mjs", ".css", ".html", ".json", ".svg"]);
const SMALLEST = 1024;

/** @param {string} folder */
function* texts(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* texts(path);
    else if (TEXTS.has(extname(entry.name))) yield path;
  }
}

/** @param {string} path */
function compress(path) {
  const content = readFileSync(path);
  const made = {
    br: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gz: gzipSync(content, { level: 9 }),
  };
  for (const [suffix, bytes] of Object.entries(made)) {
    // What an earlier build left must not be served for this content.
    rmSync(`${path}.${suffix}`, { force: true });
    if (content.length > SMALLEST && bytes.length < content.length) writeFileSync(`${path}.${suffix}`, bytes);
  }
}

for (const folder of process.argv.slice(2)) {
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
  for (const path of texts(folder)) compress(path);
}
