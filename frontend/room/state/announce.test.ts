import { expect, test } from "vitest";
import { eventsBetween } from "./announce.ts";
import type { Connection, Seat } from "./seats.ts";
import { person } from "./testing.ts";

function seat(name: string, connection: Connection, hand = 0, isMe = false): Seat {
  return {
    person: person(name, 1, { hand }),
    isMe,
    connection,
    isSpeaking: false,
    isMuted: false,
    picture: null,
    screen: null,
  };
}

test("an arrival, a hand and a weak line are each said once", () => {
  const before = [seat("Ana", "away"), seat("Ben", "here")];
  const after = [seat("Ana", "here"), seat("Ben", "weak", 1)];

  expect(eventsBetween(before, after)).toEqual([
    { is: "arrived", name: "Ana" },
    { is: "hand", name: "Ben", place: 1 },
    { is: "weak", name: "Ben" },
  ]);
  expect(eventsBetween(after, after)).toEqual([]);
});

test("somebody who leaves their seat is gone; my own coming is not news to me", () => {
  expect(eventsBetween([seat("Ana", "here")], [seat("Me", "here", 0, true)])).toEqual([
    { is: "gone", name: "Ana" },
  ]);
});
