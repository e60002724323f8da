/** What is said about moments. */

import type { DeskState } from "./deskState.ts";

export const momentWords = {
  title: "Moments",
  group: "Everyone",
  mark: "Mark a moment",
  markFor: (name: string) => `Mark a moment of ${name}`,
  markGroup: "Mark a moment of everyone",
  nowTag: (name: string) => `${name}: now what?`,
  stamped: (name: string, label: string) => `${name}: ${label}`,
  undo: "Undo",
  undoKey: "Backspace",
  undoHelp: "Right after: take it back",
  words: "Words",
  wordsKey: "Enter",
  wordsHelp: "Right after: write words to it",
  wordsFor: (name: string, label: string) => `Words for ${name}, ${label}`,
  save: "Save",
  cancel: "Cancel",
  edit: "Change words",
  editOf: (what: string) => `Change the words of ${what}`,
  takeBack: "Take back",
  takeBackOf: (what: string) => `Take back ${what}`,
  close: "Close",
  empty: "Nothing is stamped yet. Press the key of a member, then the key of a tag.",
  emptyTouch: "Nothing is stamped yet. Press who, then what.",
  onlyYou: "only you see it",
  byYou: "you",
  risk: (author: string, name: string, at: string) =>
    `${author} marked a risk for ${name} at ${at}.`,
  read: "Read",
  keyOf: "Key",
  who: "Who",
  what: "What",
  notYours: "Only the facilitators of this session see its moments.",
  unreachable: "The moments cannot be reached just now. We keep trying.",
  erased: "The notes of this session are signed. Its moments are erased.",
  signIn: "Sign in in a new tab",
  lost: "This could not be saved.",
  remove: "Remove",
  firstWho: "A member's key, then a tag's key: stamp a moment",
  aMember: "1 to 0, A, B",
  everyone: "everyone",
} as const;

export type Tone = "good" | "quiet" | "warn";

/** Where what was stamped is now, in words that are true. */
export function savedWords(state: DeskState): { text: string; tone: Tone } {
  const isWaiting = state.pending.length > 0;
  const isKept = state.storage === "open";
  if (state.link.is === "somebody_else") {
    return { text: "Somebody else is signed in now. Nothing more is stamped here.", tone: "warn" };
  }
  if (state.link.is === "signed_out") {
    const kept = isWaiting && isKept ? " What you stamped is kept on this device." : "";
    return { text: `You are signed out.${kept}`, tone: "warn" };
  }
  if (!isWaiting) {
    return state.link.is === "offline"
      ? { text: "You are offline. Everything until now is saved.", tone: "quiet" }
      : { text: "Saved. Members see nothing of it.", tone: "good" };
  }
  if (!isKept) return { text: "Not stored on this device. Being sent now.", tone: "warn" };
  return state.link.is === "offline"
    ? { text: "Kept on this device. It will be sent when you are back online.", tone: "quiet" }
    : { text: "Kept on this device. Being sent.", tone: "quiet" };
}

/** "12:05" into the session. */
export function timeIn(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  const hours = Math.floor(minutes / 60);
  return hours > 0
    ? `${hours}:${String(minutes % 60).padStart(2, "0")}:${rest}`
    : `${minutes}:${rest}`;
}
