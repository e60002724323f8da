/** The sentences for when something happens. */

import { shortName } from "../state/names.ts";

export const safetyWords = {
  walkedIn: "Someone walked in",
  walkedInShort: "Walked in",
  coverTitle: "One moment",
  coverText: "Camera, microphone and sound are off, and nothing is shown here.",
  alone: "I'm alone again",
  backAgain: "You are back. Turn your microphone and camera on when you like.",
  interrupted: "back in a moment",
  pause: "Pause all",
  pauseLong: "Pause for everyone",
  resume: "Go on together",
  urgent: "Urgent",
  aside: (name: string) => `Aside with ${shortName(name)}`,
  asideBack: "Back to the circle",
  asideLead: (name: string) => `You are aside with ${name}. Nobody else sees or hears you.`,
  asideRests: "The others rest until you are back.",
  asideHeld: "The group goes on with the other facilitator.",
  asideElsewhere: (names: string) => `${names} are aside.`,
  and: " and ",
  mode: "How I take part",
  modeHelp: "Everybody sees what you choose. You can change it at any time.",
  modes: {
    active: { word: "I take part", help: "You speak when you like, and pass when you like." },
    listening: {
      word: "I listen today",
      help: "You are passed over in rounds, and never in a pair without a facilitator.",
    },
    unseen: { word: "I listen without a camera", help: "The same, and nobody sees you." },
  },
  unseen: "listening, camera off",
} as const;

export const restWords = {
  pause: {
    title: "We pause for a moment",
    text: "Microphones are off. You need not do or say anything.",
  },
  aside: {
    title: "We will be back in a few minutes",
    text: "Your facilitator is with somebody for a moment. Stay, breathe, or get some water.",
  },
  held: {
    title: "Your facilitator is away for a moment",
    text: "They know the way back and are coming. You need not do anything; this page goes on by itself. If nobody who leads is back within half an hour, the room closes.",
  },
  since: (minutes: number) => (minutes < 1 ? "since just now" : `for ${minutes} min`),
  ways: "What might help",
  breathe: "Breathe",
  look: "Look around",
  nothing: "Just rest",
  in: "Breathe in",
  out: "Breathe out",
  eyes: "Your eyes may stay open. Stop whenever you like.",
  senses: [
    "five things you see",
    "four things you can touch",
    "three things you hear",
    "two things you smell",
    "one thing you taste",
  ],
  sensesLead: "Take your time and find",
  reach: "If it takes longer, you can reach us",
} as const;

export const emergencyWords = {
  title: "Emergency",
  card: "Emergency card",
  of: (name: string) => `Emergency card: ${name}`,
  choose: "Who needs help?",
  nobody: "No member has come in yet.",
  born: "Born",
  legal: "Full name",
  where: "Where they are today",
  unknown: "not said",
  phone: "Their number",
  contact: "Whom to call",
  noContact: "No contact was given.",
  local: (region: string) => `Help where they are (${region})`,
  ambulance: "Ambulance",
  police: "Police",
  crisis: "Crisis line",
  noRegion:
    "Their number does not say which country they are in. Ask them; in most of Europe it is 112.",
  checked: (month: string) =>
    `Numbers last checked ${month}. They work inside that country only: from elsewhere, call the contact first.`,
  copy: "Copy",
  copied: "Copied",
  others: "Somebody else",
  works: "This card is in your browser until you leave, and opens without a line.",
} as const;
