import fc from "fast-check";
import { expect, test } from "vitest";
import { applySplice, difference, mergeParagraphs, movedCaret, wellFormed } from "./text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 40 }).map(wellFormed);
const paragraphs = fc
  .array(fc.constantFrom("a", "b", "c", "d e", ""), { maxLength: 6 })
  .map((lines) => lines.join("\n"));

test("a difference turns one text into the other", () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      expect(applySplice(before, difference(before, after))).toBe(after);
    }),
  );
});

test("a difference never cuts a character in half", () => {
  const change = difference("one 😀 two", "one 😁 two");

  expect(change).toEqual({ at: 4, remove: 1, insert: "😁" });
});

test("half a character is replaced before it is sent", () => {
  expect(wellFormed("a\uD83Db\uDE00c😀")).toBe("a\uFFFDb\uFFFDc😀");
});

test("changes of one side alone are taken, changes of both in either order", () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, paragraphs, (ancestor, mine, theirs) => {
      expect(mergeParagraphs(ancestor, mine, ancestor)).toBe(mine);
      expect(mergeParagraphs(ancestor, ancestor, theirs)).toBe(theirs);
      expect(mergeParagraphs(ancestor, mine, theirs)).toBe(mergeParagraphs(ancestor, theirs, mine));
    }),
  );
});

test("two changes of one paragraph are not guessed", () => {
  expect(mergeParagraphs("one\ntwo", "one\nTWO", "one\n2")).toBeNull();
  expect(mergeParagraphs("one\ntwo", "ONE\ntwo", "one\n2")).toBe("ONE\n2");
});

test("the caret stays where it was in its own words", () => {
  expect(movedCaret(3, "ab cd", "xx ab cd")).toBe(6);
  expect(movedCaret(1, "ab cd", "ab cd xx")).toBe(1);
});
