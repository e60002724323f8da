import { describe, expect, test } from "vitest";
import type { Snapshot } from "../contract.ts";
import { noLink } from "./link.ts";
import { placeWanted, type Situation, screenOf, wishAfter } from "./screen.ts";
import { snapshot } from "./testing.ts";

const admitted = { is: "admitted", place: "p", kind: "circle", next: null } as const;
const during = Date.parse("2026-11-24T18:10:00Z");

function at(shot: Snapshot | null, change: Partial<Situation> = {}): Situation {
  return {
    snapshot: shot,
    server: { is: "fresh" },
    wish: "prepare",
    link: noLink,
    isFull: false,
    ...change,
  };
}

describe("the screen", () => {
  test("is the lobby until one is let in, and the circle after", () => {
    expect(screenOf(at(snapshot()))).toEqual({ is: "lobby", doing: "preparing" });
    expect(screenOf(at(snapshot({ standing: admitted }), { wish: "enter" }))).toEqual({
      is: "circle",
    });
  });

  test("shows the lobby to someone who reloads the page, so that nothing is sent unasked", () => {
    expect(screenOf(at(snapshot({ standing: admitted })))).toEqual({
      is: "lobby",
      doing: "returning",
    });
  });

  test("never shows the circle of a meeting that has ended", () => {
    const shot = snapshot({ standing: admitted, meeting: { phase: "ended" } });

    expect(screenOf(at(shot, { wish: "enter" }))).toEqual({ is: "over", why: "ended" });
  });

  test.each(["denied", "removed", "elsewhere"] as const)("says what %s means", (standing) => {
    expect(screenOf(at(snapshot({ standing: { is: standing } })))).toEqual({
      is: "shut",
      why: standing,
    });
  });
});

describe("the place", () => {
  test("is none before the door opens, and the lobby after", () => {
    const early = Date.parse("2026-11-24T17:00:00Z");

    expect(placeWanted(at(snapshot()), early)).toBeNull();
    expect(placeWanted(at(snapshot()), during)).toBe("lobby");
  });

  test("is the lobby for facilitators at any time", () => {
    expect(placeWanted(at(snapshot({ role: "facilitator" })), 0)).toBe("lobby");
  });

  test("is none for who was removed, so that nobody loops at the door", () => {
    const shot = snapshot({ standing: { is: "removed" } });

    expect(placeWanted(at(shot, { wish: "enter" }), during)).toBeNull();
  });
});

describe("the wish", () => {
  const knocking = snapshot({ standing: { is: "knocking", since: "2026-11-24T18:00:00Z" } });

  test("of someone who knocks is to go in as soon as they may", () => {
    expect(wishAfter("prepare", snapshot(), knocking)).toBe("enter");
  });

  test("of someone sent out of the circle starts afresh", () => {
    expect(wishAfter("enter", snapshot({ standing: admitted }), snapshot())).toBe("prepare");
  });
});
