import { expect, test } from "vitest";
import { heardMore, shareOf, windowAt } from "./voices.ts";

test("seconds add up within a window and never beyond its length", () => {
  let heard = heardMore(null, 7, ["ana"], 0.5);
  heard = heardMore(heard, 7, ["ana", "ben"], 0.5);
  expect(heard).toEqual({ window: 7, seconds: { ana: 1, ben: 0.5 } });

  for (let at = 0; at < 40; at += 1) heard = heardMore(heard, 7, ["ana"], 0.5);
  expect(heard.seconds.ana).toBe(10);
});

test("a new window begins from nothing", () => {
  const heard = heardMore(heardMore(null, 7, ["ana"], 0.5), 8, [], 0.5);

  expect(heard).toEqual({ window: 8, seconds: {} });
  expect(windowAt(79_999)).toBe(7);
});

test("a share is said once a minute was spoken in all", () => {
  const people = [
    { seat: "ana", seconds: 20 },
    { seat: "ben", seconds: 39 },
  ];
  expect(shareOf(people, "ana")).toBeNull();
  expect(shareOf([...people, { seat: "cleo", seconds: 1 }], "ana")).toBe(33);
});
