/** What is said about private notes. */

import { clockTime } from "../state/clock.ts";
import type { WritingState } from "./writing.ts";

export const processWords = {
  title: "Private note",
  label: "For you alone",
  moments: "Your moments for it",
  law: "What the law may say",
  everyone: "Everyone",
  notYours: "Only who leads this session writes here.",
  unreachable: "Your note cannot be reached just now. We keep trying.",
  twoFromPage: "You have also written here from another page. That text:",
  twoFromDevice: "An earlier page kept this on this device:",
  both: "Keep both",
  mine: "Keep the one above",
  other: "Take this one",
  signIn: "Sign in in a new tab",
} as const;

/** Where the note is now, in words that are true. */
export function savedWords(
  state: WritingState,
  zone: string,
): { text: string; tone: "good" | "quiet" | "warn" } {
  const { kept, link, savedAt, trouble } = state;
  if (link === "somebody_else") {
    return { text: "Somebody else is signed in now. Your note is closed here.", tone: "warn" };
  }
  if (trouble) return { text: trouble, tone: "warn" };
  if (kept === "nowhere") {
    return { text: "Not stored on this device. Saving to the practice now", tone: "warn" };
  }
  if (link === "signed_out") {
    const text = "You are signed out. What you wrote is kept on this device until you sign in.";
    return { text, tone: "warn" };
  }
  if (kept === "typing") return { text: "Keeping on this device…", tone: "quiet" };
  if (kept === "device") {
    return link === "offline"
      ? { text: "Kept on this device. It will be sent when you are back online.", tone: "quiet" }
      : { text: "Kept on this device. Saving.", tone: "quiet" };
  }
  if (!savedAt) return { text: "Saved as you type", tone: "quiet" };
  return { text: `Saved at ${clockTime(savedAt, zone)}`, tone: "good" };
}
