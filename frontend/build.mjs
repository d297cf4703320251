// Builds what Home Assistant's frontend loads: node frontend/build.mjs FOLDER
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node frontend/build.mjs FOLDER");
  process.exit(2);
}
await rm(folder, { recursive: true, force: true });
await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: { footfall: "src/footfall.ts" },
  outdir: resolve(folder),
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  chunkNames: "c/[name]-[hash]",
  legalComments: "eof",
  logLevel: "warning",
});
