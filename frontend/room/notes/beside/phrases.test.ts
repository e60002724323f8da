import { expect, test } from "vitest";
import { type Call, callAt, called, filled, previewed, withSpoken, written } from "./phrases.ts";

const known = { goal: null, exercise: "Weather report", minutes: "88" };
const phrases = [
  { key: "pair", part: "member", text: "Took part in the pair exercise." },
  { key: "pause", part: "member", text: "Asked for a pause." },
];

function at(text: string): Call | null {
  return callAt(text, text.length);
}

test("a phrase is called by a semicolon that begins a word", () => {
  expect(at(";pa")).toEqual({ from: 0, to: 3, word: "pa" });
  expect(at("Came late. ;PAIR")).toEqual({ from: 11, to: 16, word: "pair" });
  expect(at("Came late\n;")).toEqual({ from: 10, to: 11, word: "" });
});

test("a semicolon of a sentence calls nothing", () => {
  for (const text of ["tired; quiet", "tired;", ";pair.", "; ", ";9"]) expect(at(text)).toBeNull();
});

test("phrases are found by how they begin", () => {
  expect(called(phrases, "pai").map(({ key }) => key)).toEqual(["pair"]);
  expect(called(phrases, "").length).toBe(2);
  expect(called(phrases, "x")).toEqual([]);
});

test("what is known is filled in and what is not waits for the author", () => {
  const phrase = filled("Goal {goal} in “{exercise}”, {minutes} min.", known);

  expect(phrase).toBe("Goal {goal} in “Weather report”, 88 min.");
  expect(previewed("Goal {goal}.", known)).toBe("Goal ___.");
  const done = written(";goal and more", { from: 0, to: 5, word: "goal" }, phrase);
  expect(done.text).toBe(`${phrase} and more`);
  expect(done.text.slice(done.start, done.end)).toBe("{goal}");
});

test("the caret goes behind a phrase that waits for nothing", () => {
  const done = written("Came. ;pair", { from: 6, to: 11, word: "pair" }, "Took part.");

  expect(done).toEqual({ text: "Came. Took part.", start: 16, end: 16 });
});

test("what is said gets room around it and keeps what stands there", () => {
  expect(withSpoken("", 0, " Arrived tired ").text).toBe("Arrived tired");
  expect(withSpoken("Arrived. Left.", 8, "Spoke early.").text).toBe("Arrived. Spoke early. Left.");
  expect(withSpoken("Arrived.", 8, "Spoke early.").start).toBe(21);
});
