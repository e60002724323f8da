/** Emoji for what is printed: a record leaves with every sign that was typed. */

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const shelf = "@fontsource/noto-emoji";
const folder = "emoji";

/** The signs are spread over several files; which are in which is said by the package. */
export function emoji(): Plugin {
  const read = (path: string): Uint8Array =>
    readFileSync(new URL(`./node_modules/${shelf}/${path}`, import.meta.url));
  return {
    name: "emoji",
    generateBundle() {
      const ranges = JSON.parse(Buffer.from(read("unicode.json")).toString()) as object;
      const named = Object.entries(ranges).map(([key, range]) => [key.slice(1, -1), range]);
      for (const [name] of named) {
        const source = read(`files/noto-emoji-${name}-400-normal.woff2`);
        this.emitFile({ type: "asset", fileName: `${folder}/${name}.woff2`, source });
      }
      const source = JSON.stringify(Object.fromEntries(named));
      this.emitFile({ type: "asset", fileName: `${folder}/ranges.json`, source });
    },
  };
}
