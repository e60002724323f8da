/** What is said about guests, and to them. */

import type { Knock, Role, Snapshot } from "../contract.ts";
import { shortName } from "../state/names.ts";
import type { GuestRole } from "../state/roles.ts";

export type Asked = Snapshot["guests"][number];

/** The word under a name. Who leads has one too; a member needs none. */
export function roleWord(role: Role, beside: string): string {
  switch (role) {
    case "facilitator":
    case "co_facilitator":
      return "leads";
    case "member":
      return "";
    case "observer":
      return "observer";
    case "interpreter":
      return beside ? `interpreter, with ${shortName(beside)}` : "interpreter";
    case "speaker":
      return "guest speaker";
    case "support":
      return beside ? `support, with ${shortName(beside)}` : "support person";
  }
}

const as: Record<GuestRole, string> = {
  observer: "as an observer",
  interpreter: "as an interpreter",
  speaker: "as a guest speaker",
  support: "as a support person",
};

const may: Record<GuestRole, string> = {
  observer: "You will be seen and not heard: your microphone stays off.",
  interpreter:
    "You will be seen and heard, next to the person you interpret for, and go with them into small rooms. You can read and write in the group's chat.",
  speaker:
    "You will be seen and heard while you teach. When that part is over you are back here in your lobby.",
  support: "You will be seen and heard, next to the person you have come with.",
};

export const guestWords = {
  title: "Guests",
  today: "Guests today",
  question: (guest: Asked) =>
    `${guest.name} would like to come ${as[guest.role]}. Is that all right with you?`,
  announced: (guest: Asked) => `${guest.name} will be here ${as[guest.role]}.`,
  said: (guest: Asked) =>
    guest.says_yes
      ? `You said yes to ${guest.name}, who comes ${as[guest.role]}.`
      : `You would rather not have ${guest.name} here. They stay outside.`,
  yes: "Yes",
  no: "I would rather not",
  change: "You can change your mind at any time. Nobody but your facilitators sees your answer.",
  sees: "Guests see you as ",
  chooseName: "Choose another name",
  chooseShort: "Choose my name",
  changeName: "Change this name",
  nameLabel: "Your name for guests today",
  nameHelp: (own: string) =>
    `For guests alone, until this session ends. Your group goes on seeing ${own}, and your facilitators see both. What is said aloud does not change.`,
  takeName: "Use this name",
  beOwn: (own: string) => `Be ${shortName(own)} again`,
  toGuests: (name: string) => `${name} to guests`,
  may: (role: GuestRole) => may[role],
  seen: "Everybody sees your name and what you have come as.",
  confidential: "What you see and hear stays here. You have signed for that.",
  waiting: "You have knocked",
  waitingHelp:
    "The group decides together, so this may take a while. Stay on this page: it opens by itself.",
  along: (name: string) => `${name} interprets.`,
  looksOn: "What is on the stage belongs to the group. You look on.",
  silent: "An observer is seen and not heard.",
  waits: (knock: Knock) => `${shortName(knock.name)}, ${roleWord(knock.role, "")}, waits.`,
  missing: ({ missing }: Knock) => {
    if (missing === null) return "";
    if (missing.is_refused) return "Somebody in the group would rather not.";
    if (missing.unanswered.length > 0) {
      return `Not yet answered: ${missing.unanswered.map(shortName).join(", ")}.`;
    }
    return "Can come in while a theory part is on the stage.";
  },
  objected: (name: string) =>
    `${name} is back in the lobby: somebody in the group would rather not.`,
} as const;
