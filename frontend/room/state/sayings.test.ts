import { expect, test } from "vitest";
import { noDraft } from "./draft.ts";
import { say } from "./sayings.ts";
import { createRoomStore } from "./store.ts";

const start = { meeting: "m", ability: "able", draft: noDraft } as const;

test("nothing that is said takes the place of something else, not even the same again", () => {
  const store = createRoomStore({ ...start, read: [] });
  for (const text of ["Sam: Insight", "Sam: Insight", "Noor is here."]) say(store, text);

  const { sayings } = store.getState();
  expect(sayings.map(({ text }) => text)).toEqual([
    "Sam: Insight",
    "Sam: Insight",
    "Noor is here.",
  ]);
  expect(new Set(sayings.map(({ id }) => id)).size).toBe(3);
});

test("what was said long ago is forgotten", () => {
  const store = createRoomStore({ ...start, read: [] });
  for (let number = 0; number < 50; number += 1) say(store, `${number}`);

  expect(store.getState().sayings.length).toBeLessThan(10);
  expect(store.getState().sayings.at(-1)?.text).toBe("49");
});
