import fc from "fast-check";
import { expect, test } from "vitest";
import {
  freePlace,
  isHit,
  type Mark,
  onSheet,
  outline,
  pointsOf,
  rowsOf,
  textOf,
} from "./sheet.ts";

const point = fc.tuple(fc.integer({ min: 0, max: 1600 }), fc.integer({ min: 0, max: 1000 }));
const line: Mark = {
  no: 1,
  key: "k",
  by: "s",
  tool: "pen",
  colour: "ink",
  size: 2,
  points: "100,100 300,100",
  text: "",
  x: 0,
  y: 0,
  rev: 0,
};

test("a line survives its writing", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), (points) => {
      expect(pointsOf(textOf(points))).toEqual(points);
    }),
  );
});

test("every line has an outline, a dot too", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (points) => {
      expect(outline({ tool: "pen", size: 2, points: textOf(points) })).toMatch(/^M[\d. -]+.*Z$/);
    }),
  );
});

test("nothing is drawn beside the sheet", () => {
  expect(onSheet(-20, 2000.4)).toEqual([0, 1000]);
});

test("a wipe takes what it touches, between the points as well", () => {
  expect(isHit(line, [200, 110])).toBe(true);
  expect(isHit(line, [200, 160])).toBe(false);
  const words: Mark = { ...line, tool: "text", text: "Sea", x: 500, y: 500 };
  expect(isHit(words, [540, 540])).toBe(true);
  expect(isHit(words, [200, 100])).toBe(false);
});

test("words break as in the kept picture", () => {
  expect(rowsOf("What helped me through this week")).toEqual([
    "What helped me through",
    "this week",
  ]);
  expect(rowsOf("x".repeat(50))).toEqual(["x".repeat(22), "x".repeat(22), "x".repeat(6)]);
});

test("words without a place lie beside each other", () => {
  const marks: Mark[] = [];
  const seen = new Set<string>();
  for (let no = 0; no < 20; no += 1) {
    const [x, y] = freePlace(marks);
    seen.add(`${x} ${y}`);
    marks.push({ ...line, no, tool: "text", text: "Some words", x, y });
  }
  expect(seen.size).toBe(20);
});
