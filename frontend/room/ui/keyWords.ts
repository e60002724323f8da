/** What the keys do, for the list of keys. */

import type { Action } from "../state/keys.ts";

export const keyWords: Record<Action, string> = {
  microphone: "Microphone on or off",
  camera: "Camera on or off",
  hand: "Raise or lower your hand",
  notes: "Notes",
  people: "People",
  chat: "Chat",
  share: "Share your screen",
  "hide-self": "Hide or show your own picture",
  "sound-only": "Sound only, or pictures again",
  "let-in": "Let in who has waited longest",
  lock: "Lock or unlock the room",
  homework: "Give homework",
  emergency: "Emergency cards",
  "walked-in": "Somebody walked in: everything off at once",
  theme: "Day or evening colours",
  help: "This list",
};

/** How keys are written that have no letter. */
export const keyCaps: Readonly<Record<string, string>> = {
  ArrowLeft: "\u2190",
  ArrowUp: "\u2191",
  ArrowDown: "\u2193",
  ArrowRight: "\u2192",
  Escape: "Esc",
  Delete: "Del",
  Backspace: "\u232b",
};

export const keyTitles = { everywhere: "Everywhere", notes: "Notes" } as const;

export const everywhere = [
  { keys: ["Tab"], does: "On to the next button; with Shift, back" },
  { keys: ["Enter", "Space"], does: "Press it" },
  { keys: ["ArrowUp", "ArrowDown"], does: "Through a menu" },
  { keys: ["Escape"], does: "Close a menu or a window" },
  { keys: ["Enter"], does: "Send what you write; with Shift, a new line" },
] as const;

export const notesKeys = [
  { keys: ["Alt", "1\u20139"], does: "To one of the notes" },
  { keys: ["ArrowLeft", "ArrowRight"], does: "From note to note" },
] as const;
