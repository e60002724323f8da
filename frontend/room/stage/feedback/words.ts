import type { ViewOf } from "../../contract.ts";

type Card = ViewOf<"feedback">["cards"][number];
export type Stem = Card["stem"];

const stems: Record<Stem, string> = {
  noticed: "When you …, I noticed in me …",
  more: "I would like more of …",
  thanks: "I thank you for …",
  wish: "I wish for you …",
};

const answers: Record<NonNullable<Card["answer"]>, string> = {
  thank_you: "Thank you",
  take: "I take it",
  leave: "I leave it",
};

export const feedbackWords = {
  title: "Feedback for one person",
  about: "Somebody asks for it, the others write cards, and one person reads them.",
  mark: "asks",
  stems,
  answers,
  who: "Who would like feedback?",
  nobody: "No member is in the circle yet.",
  start: "Ask them",
  heading: (name: string) => `Feedback for ${name}`,
  headingOwn: "Would you like feedback?",
  askOwn: "The others write to you. Your facilitators read it first. Only you will see it.",
  agree: "I would like it",
  decline: "Not today",
  stopIt: "That is enough for me",
  waits: (name: string) => `${name} is asked whether they want it.`,
  declined: (name: string) => `${name} does not want it now. That is all right.`,
  write: (name: string) => `Write to ${name}. Only they and your facilitators read it.`,
  given: "What you were given",
  none: "Nothing has been given to you yet.",
  own: "What you wrote",
  all: "Cards to give or to hold back",
  stem: "Begin with",
  text: "Your words",
  textHelp: "As long as you could say in half a minute.",
  textWrong: "Write a few words, or write no card.",
  hard: "It is challenging",
  hardHelp: (left: number) =>
    left === 0 ? "Two are enough for today." : `${left} more may be challenging today.`,
  send: "Hand it in",
  release: "Give it",
  holdBack: "Hold back",
  releaseName: (text: string) => `Give this card: ${text}`,
  holdBackName: (text: string) => `Hold this card back: ${text}`,
  states: { written: "waits", released: "given", held_back: "held back" } satisfies Record<
    Card["state"],
    string
  >,
  challenging: "challenging",
  written: (count: number) => (count === 1 ? "1 person wrote" : `${count} people wrote`),
  earlier: "From earlier sessions",
} as const;
