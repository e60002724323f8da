import type { ViewOf } from "../../contract.ts";

type Scene = ViewOf<"topics">;
export type Tag = Scene["items"][number]["tag"];

const phases: Record<Scene["phase"], string> = {
  collect: "What shall we talk about?",
  vote: "Give your three dots",
  chosen: "What the dots say",
  framing: "The question",
  clarifying: "Questions to understand",
  round: "Each in turn",
  open: "Open talk",
  takeaway: "What I take with me",
};

const help: Record<Scene["phase"], string> = {
  collect: "Everybody may bring a topic. What is not reached is kept for another session.",
  vote: "At most two on one topic. Nobody sees the dots until all are in.",
  chosen: "A facilitator may choose another topic when that is kinder today.",
  framing: "Whoever brought it says in a sentence or two what they would like from the group.",
  clarifying: "Only questions that help to understand. No answers yet.",
  round: "A minute each: what it stirs in you, what you know from your own life.",
  open: "Talk with each other.",
  takeaway: "Whoever brought it says what they take with them.",
};

export const topicsWords = {
  title: "Topics",
  about: "Everybody brings topics, dots choose one, and it gets its time in steps.",
  phases,
  help,
  tags: {
    advice: "I would like advice",
    share: "I would like to share",
    decision: "I have to decide",
    conflict: "There is a conflict",
    check: "I would like to check something",
  } satisfies Record<Tag, string>,
  text: "Your topic",
  textHelp: "A few words. Everybody reads them.",
  textWrong: "Write a few words about your topic.",
  tag: "What for?",
  anonymous: "Without my name",
  anonymousHelp: "The group does not see who brought it. Your facilitators do.",
  add: "Put it on the list",
  withdraw: (text: string) => `Take off the list: ${text}`,
  empty: "Nothing is on the list yet.",
  yours: "yours",
  brought: "topic",
  noName: "without a name",
  gone: "not here today",
  parked: (count: number) => (count === 1 ? "since last session" : `for ${count} sessions`),
  discussed: "talked about",
  dots: (count: number) => (count === 1 ? "1 dot" : `${count} dots`),
  dotsFor: (text: string) => `Dots for: ${text}`,
  dotsLeft: (count: number) =>
    count === 0 ? "All your dots are given." : `You have ${count} of 3 dots left.`,
  voted: (count: number) => (count === 1 ? "1 person has voted" : `${count} people have voted`),
  none: "Nobody gave a dot. Choose a topic, or begin with another list.",
  winner: "chosen",
  override: "Chosen by your facilitator.",
  choose: (text: string) => `Choose this one: ${text}`,
  chooseShort: "Choose",
  offerTurn: (name: string) => `Offer ${name} a turn`,
  minutes: "Minutes for the chosen topic",
  minutesWrong: "A topic gets 15 to 25 minutes.",
  start: "Collect topics",
  open: "Open the vote",
  close: "Count the dots",
  begin: "Begin with it",
  next: (phase: string) => `Next: ${phase.toLowerCase()}`,
  done: "Back to the list",
  more: "+2 min",
} as const;
