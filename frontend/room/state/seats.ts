/** The circle as it is drawn: everyone admitted, in their own seat, connected or not. */

import type { Person, Snapshot } from "../contract.ts";
import { isIn, kindOf, type Link } from "./link.ts";
import type { Own } from "./own.ts";
import type { Picture, Presence, Presences } from "./presence.ts";

export type Connection = "here" | "weak" | "mending" | "away" | "elsewhere";

export interface Seat {
  person: Person;
  isMe: boolean;
  connection: Connection;
  isSpeaking: boolean;
  isMuted: boolean;
  picture: Picture | null;
  screen: Picture | null;
}

export interface SeatsSource {
  snapshot: Snapshot | null;
  presences: Presences;
  own: Own;
  link: Link;
}

export function seatsOf({ snapshot, presences, own, link }: SeatsSource): Seat[] {
  if (!snapshot) return [];
  return [...snapshot.people]
    .sort((a, b) => a.order - b.order)
    .map((person) => {
      const isMe = person.seat === snapshot.me.seat;
      const presence = presences[person.identity];
      const picture = isMe ? ownPicture(own) : (presence?.camera ?? null);
      return {
        person,
        isMe,
        connection: person.is_here ? connectionOf(isMe, presence, link) : "elsewhere",
        isSpeaking: presence?.isSpeaking === true,
        isMuted: isMe ? own.microphone.is !== "on" : presence?.isAudible !== true,
        picture,
        screen: presence?.screen ?? null,
      };
    });
}

function ownPicture(own: Own): Picture | null {
  return own.camera.is === "on" ? own.camera.picture : null;
}

function connectionOf(isMe: boolean, presence: Presence | undefined, link: Link): Connection {
  if (link.is === "mending" && kindOf(link.place) === "circle")
    return presence ? "mending" : "away";
  if (isMe && isIn(link, "circle")) return presence?.line === "weak" ? "weak" : "here";
  if (!presence) return isMe ? "mending" : "away";
  if (presence.line === "lost") return "mending";
  return presence.line === "weak" ? "weak" : "here";
}
