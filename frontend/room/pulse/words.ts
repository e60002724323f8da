/** Words for how people say they are. */

import type { Pulse } from "../contract.ts";

const moods = ["very low", "low", "in between", "good", "very good"] as const;

export const pulseWords = {
  title: "How do you come today?",
  help: "Your facilitators see this, nobody else in the group. They may note your mood in your own record. Leave out what you like.",
  mood: "Mood",
  moods: [-2, -1, 0, 1, 2] as const,
  moodWord: (mood: number): string => moods[mood + 2] ?? "",
  energy: "Energy",
  tension: "Tension",
  steps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const,
  stepsHelp: "0 is none, 10 is the most.",
  word: "One word for how you come",
  note: "Something your facilitators should know",
  unsaid: "not said",
  listen: "I would rather listen today",
  listenHelp:
    "You are passed over in rounds, and never in a pair without a facilitator. Everybody sees that you listen.",
  signed: (mood: number): string => (mood > 0 ? `+${mood}` : `${mood}`.replace("-", "\u2212")),
  leaveTitle: "How do you leave?",
  took: "What do you take with you?",
  tookHelp: "Only your facilitators read this. They may note your mood in your own record.",
  send: "Send",
  sent: "Your facilitators have it.",
  change: "Change",
  accompanied: "accompanied",
  accompaniedLong: "Accompanied: never in a pair without a facilitator.",
  isNew: "first time",
  leaves: "leaves",
} as const;

/** "mood \u22121 · energy 4", what was said of it; empty when nothing was. */
export function pulseLine(pulse: Pulse | null | undefined): string {
  if (!pulse) return "";
  const said = moodSaid(pulse);
  if (typeof pulse.energy === "number") said.push(`energy ${pulse.energy}`);
  if (typeof pulse.tension === "number") said.push(`tension ${pulse.tension}`);
  return [...said, ...wordSaid(pulse)].join(" · ");
}

/** As much as a tile has room for: the mood and the word. */
export function pulseBrief(pulse: Pulse | null | undefined): string {
  return pulse ? [...moodSaid(pulse), ...wordSaid(pulse)].join(" · ") : "";
}

function moodSaid({ mood }: Pulse): string[] {
  return typeof mood === "number" ? [`mood ${pulseWords.signed(mood)}`] : [];
}

function wordSaid({ words }: Pulse): string[] {
  return words ? [`\u201c${words}\u201d`] : [];
}
