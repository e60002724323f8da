import { expect, test } from "vitest";
import { courseOf, warningBetween } from "./time.ts";

const scene = {
  began_at: "2026-11-24T18:00:00Z",
  half_at: "2026-11-24T18:03:00Z",
  ends_at: "2026-11-24T18:06:00Z",
};
const at = (seconds: number) => {
  const course = courseOf(scene, Date.parse(scene.began_at) + seconds * 1000);
  if (!course) throw new Error("It has begun.");
  return course;
};

test("the bell is half way, and the end is the end", () => {
  expect(at(0)).toEqual({ left: 360, untilBell: 180, gone: 0 });
  expect(at(200)).toEqual({ left: 160, untilBell: null, gone: 200 / 360 });
  expect(at(400).left).toBe(0);
});

test("each warning comes once", () => {
  const said = [];
  for (let second = 0; second < 360; second += 1) {
    const warning = warningBetween(at(second), at(second + 1));
    if (warning) said.push([warning, second + 1]);
  }
  expect(said).toEqual([
    ["bell", 180],
    ["minute", 300],
    ["seconds", 350],
  ]);
});

test("before anybody has gone there is no time", () => {
  expect(courseOf({ began_at: null, half_at: null, ends_at: null }, 0)).toBeNull();
});
