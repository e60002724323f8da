/** Words for what people take on until next time. */

import type { GivenHomework, HomeworkOutcome, LastHomework } from "../contract.ts";

export const homeworkWords = {
  title: "Until next time",
  short: "Homework",
  what: "What there is to do",
  whatHelp: "In your own words, or an exercise of the library by its title.",
  to: "For",
  everybody: "Everybody",
  give: "Give it",
  giveTo: "Give homework",
  givenTo: (name: string) => `Given to ${name}.`,
  givenToAll: "Given to everybody.",
  takeBack: "Take back",
  takeBackLong: (words: string) => `Take back: ${words}`,
  ownOf: (name: string) => `${name}, for themselves`,
  none: "Nothing is given yet.",
  noneForMe: "Nothing was given to you today.",
  forMe: "for you",
  forAll: "for everybody",
  ask: "Is there one thing you want to try before next time?",
  own: "One thing I want to try",
  ownHelp:
    "You and your facilitators see it, nobody else in the group. It may stand in your record.",
  write: "Write it down",
  keep: "Keep it",
  kept: "It is kept. You find it here, and before the next session.",
  letGo: "It is let go.",
  youKeep: "You want to try",
  change: "Change",
  news: "For you until next time",
  newsForAll: "For everybody until next time",
  open: "Open",
  last: "Since last time",
  lastHelp:
    "How did it go? Only your facilitators see what you press, and it may stand in your record. Saying nothing is fine.",
  howItWent: (words: string) => `How it went: ${words}`,
  lastTime: "Last time",
  thisTime: "This time",
  thisTimeOwn: "This time, for themselves",
  unsaid: "not said",
  outcomes: { done: "done", partly: "partly", not_yet: "not yet" } as const,
  buttons: [
    { outcome: "done", word: "Done" },
    { outcome: "partly", word: "Partly" },
    { outcome: "not_yet", word: "Not yet" },
  ] as const,
} as const;

export function outcomeWord(outcome: HomeworkOutcome | null): string {
  return outcome ? homeworkWords.outcomes[outcome] : homeworkWords.unsaid;
}

/** For whom something is, as those who lead read it. */
export function forWhom({ name, is_own }: GivenHomework): string {
  if (!name) return homeworkWords.everybody;
  return is_own ? homeworkWords.ownOf(name) : name;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });

export function dayOf({ day: date }: LastHomework): string {
  return day.format(new Date(date));
}
