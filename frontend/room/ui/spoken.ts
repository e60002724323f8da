/** Sentences for notices, dialogs and the live region. */

import type { Alert, Deed, Person, Snapshot } from "../contract.ts";
import { guestWords } from "../guests/words.ts";
import type { Event } from "../state/announce.ts";
import { shortName } from "../state/names.ts";
import type { Undo } from "../state/notices.ts";

export function eventWords(event: Event): string {
  switch (event.is) {
    case "arrived":
      return `${event.name} is here.`;
    case "gone":
      return `${event.name} is away.`;
    case "hand":
      return `${event.name} raised a hand, number ${event.place}.`;
    case "weak":
      return `${event.name} has a weak line.`;
  }
}

export const spoken = {
  knocks: (names: readonly string[]) =>
    names.length === 1 ? `${shortName(names[0] ?? "")} knocks.` : `${names.length} people knock.`,
  knocksShort: (names: readonly string[]) =>
    names.length === 1
      ? `${shortName(names[0] ?? "")} knocks`
      : `${shortName(names[0] ?? "")} and ${names.length - 1} more knock`,
  mending: "Your line broke. We are bringing you back.",
  back: "You are back.",
  mutedByUs: "Your facilitator turned this off for you. You can turn it on again.",
  cameraStopped: "Your facilitator stopped your camera. They can allow it again.",
  noCamera: "You listen without a camera today. Under More you can take part with it again.",
  cameraAllowed: "You can turn your camera on again.",
  wantedElsewhere:
    "Somebody asks to use your seat from another device. If that is not you, tell your facilitator.",
  notReached: "That did not reach us. Check your line and try again.",
  shareRefused: "The browser did not share the screen. Choose a window and try again.",
} as const;

export function alertWords(alert: Alert): string {
  const name = shortName(alert.name ?? "Somebody");
  switch (alert.kind) {
    case "stranger":
      return `${name} was in the room without being let in, and was sent out.`;
    case "returned":
      return `${name}, removed today, tried to come back and was kept out.`;
    case "second_device":
      return `${name} asks to come in from a second device.`;
    case "interrupted":
      return `Somebody walked in on ${name}. Their camera and microphone are off.`;
    case "objected":
      return guestWords.objected(name);
  }
}

export const removal = {
  title: (name: string) => `Remove ${shortName(name)} for today?`,
  text: "They leave at once and cannot come back to this session. This cannot be undone.",
  ask: (word: string) => `Type ${word} to go on`,
  word: "remove",
  action: (name: string) => `Remove ${shortName(name)}`,
} as const;

export const ending = {
  title: "End the session for everyone?",
  text: "Everybody leaves at once, and the room closes. This cannot be undone.",
  word: "end",
  action: "End for everyone",
} as const;

export const renaming = {
  title: (name: string) => `Rename ${shortName(name)} for today`,
  label: "Name in this session",
  help: "Everybody sees it. The record keeps its own name. Leave it empty to restore that.",
  action: "Rename",
} as const;

export interface Said {
  text: string;
  undo?: Undo;
}

/** The part of a deed's body that names somebody. */
export interface Named {
  seat?: string | null;
}

/** What to say after a deed, and how to take it back; null for deeds that show themselves. */
export function said(deed: Deed, body: Named, before: Snapshot): Said | null {
  const person = before.people.find((one) => one.seat === body.seat);
  const knock = before.knocking.find((one) => one.seat === body.seat);
  if (deed === "deny" && knock) {
    return {
      text: `${shortName(knock.name)} was told: not just now.`,
      undo: { label: "Let in", deed: "admit", body: { seat: knock.seat } },
    };
  }
  if (deed === "mute-all") return { text: "Everyone but the facilitators is muted." };
  return person ? saidOfPerson(deed, person) : null;
}

function saidOfPerson(deed: Deed, person: Person): Said | null {
  const { seat } = person;
  const name = shortName(person.name);
  switch (deed) {
    case "lobby":
      return {
        text: `${name} is back in the lobby.`,
        undo: { label: "Undo", deed: "admit", body: { seat } },
      };
    case "rename":
      return {
        text: `${name} has a new name for today.`,
        undo: { label: "Undo", deed: "rename", body: { seat, name: person.name } },
      };
    case "mute":
      return { text: `${name} is muted. Only they can unmute.` };
    case "stop-camera":
      return {
        text: `${name}'s camera is stopped.`,
        undo: { label: "Undo", deed: "allow-camera", body: { seat } },
      };
    case "remove":
      return { text: `${name} was removed for today.` };
    default:
      return null;
  }
}
