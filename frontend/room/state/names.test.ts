import { expect, test } from "vitest";
import { shortName } from "./names.ts";

test("a name of 300 letters is cut between letters, a usual one is left alone", () => {
  expect(shortName("Zoë")).toBe("Zoë");
  expect(shortName("🌿".repeat(300))).toBe(`${"🌿".repeat(59)}…`);
});
