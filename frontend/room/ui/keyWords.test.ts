import { expect, test } from "vitest";
import { wipes, steps as words } from "../stage/board/sheet.ts";
import { steps as cards } from "../stage/cards/layout.ts";
import { type Format, formats } from "../stage/formats.ts";
import { keys } from "../state/keys.ts";
import { keyCaps, keyWords } from "./keyWords.ts";

const namedBy = (format: Pick<Format<never>, "keys">): string[] =>
  (format.keys ?? []).flatMap((line) => line.keys);

test("every key of the room does one thing, and the list says which", () => {
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  expect(keys.map(({ action }) => action).sort()).toEqual(Object.keys(keyWords).sort());
});

test("every key that works on a stage is in the list of that stage", () => {
  expect(namedBy(formats.cards).sort()).toEqual([...Object.keys(cards), "Escape"].sort());
  expect(namedBy(formats.board).sort()).toEqual([...Object.keys(words), ...wipes].sort());
});

test("a key without a letter is written as it is on a keyboard", () => {
  const long = Object.values(formats)
    .flatMap(namedBy)
    .filter((key) => key.length > 1);

  expect(long.filter((key) => !keyCaps[key])).toEqual([]);
});
