import type { ViewOf } from "../../contract.ts";

type Phase = ViewOf<"turn">["phases"][number]["phase"];

const phases: Record<Phase, string> = {
  request: "What I bring",
  work: "Work",
  sharing: "What it stirs in the others",
  last_word: "Last word",
  ground: "Coming back",
};

const short: Record<Phase, string> = {
  request: "what they bring",
  work: "the work",
  sharing: "the others",
  last_word: "last word",
  ground: "coming back",
};

const help: Record<Phase, string> = {
  request: "What would help you today? One sentence is enough.",
  work: "You two talk. Everyone else is with you, and listens.",
  sharing: "Speak from your own experience. No advice.",
  last_word: "The last word belongs to the person whose turn it was.",
  ground: "Feet on the floor, look around the room. You are here.",
};

export const turnWords = {
  title: "A turn for one person",
  about: "Ten to twenty minutes with a facilitator, while the others are with them.",
  mark: "turn",
  phases,
  short,
  help,
  min: "minutes",
  who: "Whose turn is it?",
  nobody: "No member is in the circle yet.",
  loading: "Looking up who has waited longest",
  wants: "would like time today",
  never: "no turn yet",
  today: "had a turn today",
  since: (meetings: number) =>
    meetings === 1 ? "last turn one session ago" : `last turn ${meetings} sessions ago`,
  minutes: (minutes: number) => `${minutes} min this month`,
  length: "Minutes in all",
  lengthWrong: "A turn takes ten to twenty minutes.",
  start: "Begin the turn",
  next: (words: string) => `Next: ${words}`,
  finish: "The turn is over",
  more: "+2 min",
  over: "This turn is over. Thank you for being with each other.",
  stopped: "Stop was said. We come back to the ground.",
  away: (name: string) => `${name} is away. The clock waits.`,
  stop: "Stop, that is enough",
  touch: "This touches me",
  touchLabel: "What touches you? Only you can read it.",
  touchHelp: "It is here for you when the others share. It may stay empty.",
  keep: "Keep it for me",
  cancel: "Not now",
  moments: "What touched you",
  momentAt: "A moment",
  touched: (count: number) =>
    count === 1 ? "It touched one of the others." : `It touched ${count} of the others.`,
  after: (name: string, why: string) => `Next might be ${name}: ${why}.`,
} as const;
