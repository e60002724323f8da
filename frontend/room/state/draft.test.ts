import { expect, test } from "vitest";
import { draftOf, knockOf, noDraft } from "./draft.ts";
import { snapshot } from "./testing.ts";

const { me } = snapshot();
const before = {
  ...me,
  location: "home",
  check_in: { mood: -2, energy: 3, words: "low", note: "my dog" },
};

test("what was said before is said again, unless it was changed or taken back", () => {
  const changed = {
    ...noDraft,
    mood: "none",
    energy: 0,
    tension: 7,
    words: "",
    isListening: true,
  } as const;

  expect(knockOf(noDraft, before)).toMatchObject({
    location: "home",
    mood: -2,
    energy: 3,
    tension: null,
    words: "low",
    note: "my dog",
  });
  expect(knockOf(changed, before)).toMatchObject({
    mood: null,
    energy: 0,
    tension: 7,
    words: "",
    note: "my dog",
    listening: true,
  });
});

test("nothing is said for somebody who left it out", () => {
  expect(knockOf(noDraft, me)).toMatchObject({ mood: null, energy: null, listening: false });
});

test("a draft that was kept by an older page is whole", () => {
  const shelf = { getItem: () => '{"location":"x"}', setItem: () => {}, removeItem: () => {} };

  expect(draftOf(shelf, "m")).toEqual({ ...noDraft, location: "x" });
});
