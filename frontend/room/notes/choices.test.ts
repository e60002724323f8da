import { expect, test } from "vitest";
import type { NoteField, Section } from "../journal/protocol.ts";
import { isAskedFor, saidIn, toggled } from "./choices.ts";

const plain = { hint: "", required: false, is_kept: false, quiet: "", words: "" };
const risk: NoteField = {
  ...plain,
  key: "risk",
  label: "Risk",
  control: "one",
  options: [
    { value: "none", label: "None noted" },
    { value: "passive", label: "Passive ideation" },
  ],
  quiet: "none",
  words: "risk_words",
};
const words: NoteField = {
  ...plain,
  key: "risk_words",
  label: "In words",
  control: "text",
  options: [],
};
const section = { fields: [risk, words] } as unknown as Section;

test("a second tap takes a value back", () => {
  expect(toggled(risk, "", "none")).toBe("none");
  expect(toggled(risk, "none", "none")).toBe("");
  expect(toggled(risk, "none", "passive")).toBe("passive");
});

test("several values stand in the order they are offered", () => {
  const several: NoteField = { ...risk, control: "several" };

  expect(toggled(several, "passive", "none")).toBe("none\npassive");
  expect(toggled(several, "none\npassive", "none")).toBe("passive");
  expect(saidIn(several, "none\npassive")).toBe("None noted, Passive ideation");
});

test("risk in words is asked for when something is noted, and stays once written", () => {
  expect(isAskedFor(words, section, {})).toBe(false);
  expect(isAskedFor(words, section, { risk: "none" })).toBe(false);
  expect(isAskedFor(words, section, { risk: "passive" })).toBe(true);
  expect(isAskedFor(words, section, { risk: "none", risk_words: "Said so" })).toBe(true);
});
