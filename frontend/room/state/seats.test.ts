import { describe, expect, test } from "vitest";
import type { Link } from "./link.ts";
import { ownNothing } from "./own.ts";
import type { Presence } from "./presence.ts";
import { seatsOf } from "./seats.ts";
import { person, snapshot } from "./testing.ts";

const inCircle: Link = { is: "connected", place: { id: "p", kind: "circle" } };

function present(identity: string, change: Partial<Presence> = {}): Presence {
  return {
    identity,
    isSpeaking: false,
    isAudible: true,
    line: "good",
    camera: null,
    screen: null,
    ...change,
  };
}

describe("the seats", () => {
  const ana = person("ana", 1);
  const ben = person("ben", 2);
  const shot = snapshot({ people: [ben, ana] });

  test("stand in the order of the server, whoever speaks", () => {
    const presences = {
      "u-ben": present("u-ben", { isSpeaking: true }),
      "u-ana": present("u-ana"),
    };
    const seats = seatsOf({ snapshot: shot, presences, own: ownNothing, link: inCircle });

    expect(seats.map((seat) => seat.person.name)).toEqual(["ana", "ben"]);
    expect(seats[1]?.isSpeaking).toBe(true);
  });

  test("keep a quiet place for somebody who is admitted and not connected", () => {
    const presences = { "u-ana": present("u-ana") };
    const seats = seatsOf({ snapshot: shot, presences, own: ownNothing, link: inCircle });

    expect(seats[1]).toMatchObject({ connection: "away", picture: null, isMuted: true });
  });

  test("all say that we are reconnecting while our own line is broken", () => {
    const link: Link = { is: "mending", place: { id: "p", kind: "circle" }, since: 0 };
    const presences = { "u-ana": present("u-ana"), "u-ben": present("u-ben") };
    const seats = seatsOf({ snapshot: shot, presences, own: ownNothing, link });

    expect(seats.map((seat) => seat.connection)).toEqual(["mending", "mending"]);
  });
});
