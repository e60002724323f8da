import { expect, test } from "vitest";
import { actionOf } from "./keys.ts";

const plain = { isModified: false, isTyping: false };

test("a key typed into a text belongs to the text", () => {
  expect(actionOf({ key: "m", isModified: false, isTyping: true }, true)).toBeNull();
});

test("keys with Control or Command belong to the browser", () => {
  expect(actionOf({ key: "p", isModified: true, isTyping: false }, true)).toBeNull();
});

test("a member's keys do not open the facilitators' panels", () => {
  expect(actionOf({ key: "n", ...plain }, false)).toBeNull();
  expect(actionOf({ key: "N", ...plain }, true)).toBe("notes");
  expect(actionOf({ key: "M", ...plain }, false)).toBe("microphone");
});
