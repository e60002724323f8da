import { expect, test } from "vitest";
import { versionIn } from "./doorbell.ts";

test("the doorbell says a number, and anything else is silence", () => {
  expect(versionIn('{"v": 7}')).toBe(7);
  expect(versionIn('{"v": "7"}')).toBeNull();
  expect(versionIn("")).toBeNull();
});
