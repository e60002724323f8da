import { expect, test } from "vitest";
import type { Person } from "../contract.ts";
import type { Link } from "../state/link.ts";
import { ownNothing } from "../state/own.ts";
import type { Presences } from "../state/presence.ts";
import { seatsOf } from "../state/seats.ts";
import { person, snapshot } from "../state/testing.ts";
import { isLeft, whyResting } from "./held.ts";

type Kind = "circle" | "pair" | "aside";

const inside = (kind: Kind) => ({ is: "admitted", place: "p", kind, next: null }) as const;
const there: Link = { is: "connected", place: { id: "p", kind: "circle" } };

function presence(...identities: string[]): Presences {
  const one = { isSpeaking: false, isAudible: true, line: "good", camera: null, screen: null };
  return Object.fromEntries(
    identities.map((identity) => [identity, { identity, ...one } as Presences[string]]),
  );
}

function left(leader: Partial<Person>, present: string[], kind: Kind = "circle", link = there) {
  const lead = person("lead", 1, { role: "facilitator", ...leader });
  const shot = snapshot({ standing: inside(kind), people: [lead, person("me", 2)] });
  const presences = presence(...present);
  const seats = seatsOf({ snapshot: shot, presences, own: ownNothing, link });
  return isLeft(seats, shot, link);
}

test("a member whose facilitator's line broke is left", () => {
  expect(left({}, ["u-lead", "u-me"])).toBe(false);
  expect(left({}, ["u-me"])).toBe(true);
});

test("nobody is left whose own line broke, or who talks in a pair", () => {
  const mending: Link = { is: "mending", place: { id: "p", kind: "circle" }, since: 0 };
  expect(left({}, ["u-me"], "circle", mending)).toBe(false);
  expect(left({}, ["u-me"], "pair")).toBe(false);
});

test("a facilitator who is with others has not gone", () => {
  expect(left({ is_here: false }, ["u-me"])).toBe(false);
});

test("the circle rests while its facilitator is aside, and who is aside does not", () => {
  const rest = { why: "aside", since: "2026-11-24T18:00:00Z" } as const;
  const at = (kind: Kind) => ({ ...snapshot({ standing: inside(kind) }), rest });
  expect(whyResting(at("circle"), false)).toBe("aside");
  expect(whyResting(at("aside"), false)).toBeNull();
  expect(whyResting(at("pair"), false)).toBeNull();
  expect(whyResting({ ...at("pair"), rest: { ...rest, why: "pause" } }, false)).toBe("pause");
  expect(whyResting(snapshot({ standing: inside("circle") }), true)).toBe("held");
});
