/** Words of writing to each other, and of signs. */

import type { Channel, Sign } from "../contract.ts";
import { shortName } from "../state/names.ts";

export const companyWords = {
  chat: "Chat",
  unread: (count: number) => `Chat: ${count} new`,
  empty: "Nothing has been written yet.",
  kept: "Deleted seven days after the session.",
  to: "To",
  everybody: "Everybody",
  facilitators: "The facilitators alone",
  amongUs: "Facilitators among ourselves",
  member: (name: string) => `${shortName(name)} alone`,
  desk: (name: string) => `${shortName(name)} and the facilitators`,
  text: "Message",
  send: "Send",
  hushed: "Somebody has their turn. Until it is over, you write to the facilitators alone.",
  closed: "In this group members do not write during the session.",
  you: "You",
  react: "Sign",
  wrote: (name: string, text: string) => `${shortName(name)} wrote: ${text.slice(0, 120)}`,
} as const;

/** To whom a line goes, when that is not everybody. */
export function channelWords(channel: Channel, toName: string | null, isToMe: boolean): string {
  switch (channel) {
    case "group":
      return "";
    case "leaders":
      return "facilitators only";
    case "desk":
      return isToMe
        ? "you and the facilitators"
        : `${shortName(toName ?? "")} and the facilitators`;
    case "private":
      return isToMe ? "to you alone" : `to ${shortName(toName ?? "")} alone`;
  }
}

export const signWords: Record<Sign["kind"], string> = {
  heart: "With you",
  thanks: "Thank you",
  yes: "Yes",
  same: "Me too",
  moved: "That moved me",
};
