import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { emoji } from "./emoji.ts";
import { icons } from "./icons.ts";
import { segmenter } from "./segmenter.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const entries = [
  "styles/pages.css",
  "pages/main.ts",
  "room/main.tsx",
  "room/notes/page.tsx",
  "room/moments/page.tsx",
  "room/process/page.tsx",
];

export default defineConfig({
  root: here,
  base: "/static/",
  plugins: [react(), tailwindcss(), icons(), segmenter(), emoji()],
  // Nothing here can record, and that can be seen in what is built: the media client's own
  // recorder, which we never start, loses its engine.
  define: { MediaRecorder: "undefined" },
  build: {
    manifest: true,
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: entries.filter((entry) => existsSync(`${here}${entry}`)) },
  },
  test: { include: ["{room,pages}/**/*.test.{ts,tsx}"] },
});
