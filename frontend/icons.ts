import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const NAMES = [
  "armchair",
  "arrow-left",
  "arrow-right",
  "bookmark",
  "briefcase",
  "building-2",
  "calendar-clock",
  "calendar-days",
  "calendar-plus",
  "calendar-x",
  "check",
  "chevron-left",
  "chevron-right",
  "chevron-up",
  "circle-alert",
  "circle-check",
  "contact-round",
  "door-open",
  "download",
  "ellipsis",
  "fingerprint",
  "info",
  "key-round",
  "laptop",
  "library",
  "life-buoy",
  "list-checks",
  "lock",
  "log-out",
  "mail",
  "mail-x",
  "notebook-pen",
  "pencil",
  "phone",
  "plus",
  "printer",
  "search",
  "send",
  "settings",
  "shield-check",
  "sun",
  "sun-moon",
  "trash-2",
  "triangle-alert",
  "undo-2",
  "user-round",
  "user-round-cog",
  "user-round-plus",
  "users-round",
  "x",
] as const;

function symbol(name: string): string {
  const svg = readFileSync(
    new URL(`./node_modules/lucide-static/icons/${name}.svg`, import.meta.url),
    "utf8",
  );
  const inside = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "")}</symbol>`;
}

/** The Lucide icons that pages use, as one file that `<c-icon>` points into. */
export function icons(): Plugin {
  return {
    name: "icons",
    generateBundle() {
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${NAMES.map(symbol).join("")}</svg>`;
      this.emitFile({ type: "asset", fileName: "icons.svg", source });
    },
  };
}
