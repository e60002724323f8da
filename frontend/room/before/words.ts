/** What is filled in before a session, and the answers that want who leads, in words. */

import type { Snapshot } from "../contract.ts";
import { shortName } from "../state/names.ts";

export type Due = Snapshot["me"]["due"][number];
export type Flag = Snapshot["flags"][number];

export function dueWords(due: readonly Due[]): string {
  const minutes = due.reduce((sum, one) => sum + one.minutes, 0);
  const titles = due.map((one) => one.title).join(" and ");
  return `${titles}, about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

export const beforeWords = {
  title: "Before we start",
  go: "Fill it in",
  help: "Only those who lead read it. You come back here.",
  flags: "Action needed",
  look: "Look now",
  lookAgain: "Say what was done",
  needs: (flag: Flag) =>
    flag.wants_call
      ? `${shortName(flag.name)} asks to be called. Look before the group goes on.`
      : `${shortName(flag.name)} needs you: an answer from before the session.`,
  seen: (flag: Flag) => `${shortName(flag.name)}: seen, still open.`,
} as const;
