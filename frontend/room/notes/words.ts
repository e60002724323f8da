/** What the line under the notes says. Times are this device's. */

import type { Status } from "../journal/status.ts";

export type Tone = "good" | "quiet" | "warn" | "risk";

export interface Words {
  text: string;
  tone: Tone;
}

export function wordsFor(status: Status): Words {
  switch (status.is) {
    case "empty":
      return { text: "Saved as you type", tone: "quiet" };
    case "saved":
      return { text: `Saved at ${clock(new Date(status.at))}`, tone: "good" };
    case "keeping":
      return { text: "Keeping on this device…", tone: "quiet" };
    case "kept":
      return { text: `Kept on this device at ${clock(new Date(status.at))}`, tone: "quiet" };
    case "offline":
      return offline(status.at);
    case "unstored":
      return {
        text: status.isSaved
          ? "Not stored on this device. Saved to the practice every second"
          : "Not stored on this device. Saving to the practice now",
        tone: "warn",
      };
    case "unsent":
      return { text: status.message, tone: "risk" };
    case "signed_out":
      return {
        text: "You are signed out. What you wrote is kept on this device until you sign in again.",
        tone: "risk",
      };
    case "somebody_else":
      return {
        text: "Somebody else is signed in here now. Sign in as yourself to go on.",
        tone: "risk",
      };
    case "conflict":
      return { text: "Saved. Two texts wait for you to choose", tone: "warn" };
  }
}

function offline(at: number | null): Words {
  if (at === null) return { text: "Offline. Everything is saved", tone: "warn" };
  const time = clock(new Date(at));
  return {
    text: `Kept on this device at ${time}. It will be sent when you are back online`,
    tone: "warn",
  };
}

const format = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

export function clock(time: Date): string {
  return format.format(time);
}
