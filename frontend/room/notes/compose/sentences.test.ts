import { expect, test } from "vitest";
import type { Named, Offer } from "../../journal/finishing.ts";
import { appended, moment, replaced, standing, stillOffered } from "./sentences.ts";

const offer: Offer = {
  sentence: "Reported homework.",
  sources: [{ id: "a", tag: "Homework", seconds_in: 2580, by: "Hanna" }],
};

function named(start: number, text: string, replacement: string): Named {
  return { field: "plan", start, end: start + [...text].length, text, replacement };
}

test("a sentence goes to the end of what is there", () => {
  expect(appended("Calm. \n", "Reported homework.")).toBe("Calm. Reported homework.");
  expect(appended(" ", "Reported homework.")).toBe("Reported homework.");
});

test("what is in the note or was left is offered no more", () => {
  expect(stillOffered([offer], { plan: "Calm." }, new Set())).toEqual([offer]);
  expect(stillOffered([offer], { plan: "Calm. Reported homework." }, new Set())).toEqual([]);
  expect(stillOffered([offer], {}, new Set(["a"]))).toEqual([]);
});

test("names are replaced from the last to the first, whatever signs are before them", () => {
  const texts = { plan: "🙂 Ivo and then Ivo's turn" };
  const both = [named(2, "Ivo", "a peer"), named(15, "Ivo's", "a peer's")];

  expect(standing(both, texts)).toEqual(both);
  expect(replaced(both, texts)).toEqual({ plan: "🙂 a peer and then a peer's turn" });
});

test("a name that is not there any more is not replaced", () => {
  expect(standing([named(2, "Ivo", "a peer")], { plan: "I: Iva" })).toEqual([]);
});

test("a moment is told in hours and minutes", () => {
  expect(moment(2580)).toBe("00:43");
  expect(moment(5400)).toBe("01:30");
});
