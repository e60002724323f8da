import { expect, test } from "vitest";
import { matches, step } from "./matching.ts";
import { currentTheme, otherTheme, toTheme } from "./theme.ts";
import { yourTime } from "./times.ts";

test("typing the beginnings of words finds a text, whatever its accents", () => {
  expect(matches("Zoë Müller", "zo mu")).toBe(true);
  expect(matches("Zoë Müller", "ller")).toBe(false);
  expect(matches("Zoë Müller", "")).toBe(true);
});

test("arrows go round the list", () => {
  expect(step(2, 1, 3)).toBe(0);
  expect(step(0, -1, 3)).toBe(2);
  expect(step(-1, -1, 3)).toBe(2);
  expect(step(-1, 1, 3)).toBe(0);
  expect(step(0, 1, 0)).toBe(-1);
});

test("the time where the reader is shows only when it differs", () => {
  const at = new Date("2026-11-24T18:00:00Z");

  expect(yourTime(at, "Europe/Lisbon", "Europe/Berlin", "%s your time", "en")).toBe(
    "19:00 your time",
  );
  expect(yourTime(at, "Europe/Lisbon", "Europe/London", "%s your time", "en")).toBe("");
});

test("a theme is one of two, and the system's until chosen", () => {
  expect(toTheme("neon")).toBe(null);
  expect(otherTheme("day")).toBe("evening");
  expect(currentTheme(undefined, true)).toBe("evening");
  expect(currentTheme("day", true)).toBe("day");
});
