import fc from "fast-check";
import { expect, test } from "vitest";
import { bestOffset, positionAt, stepBack } from "./sync.ts";

const at = "2026-11-24T18:00:00Z";
const begin = Date.parse(at);

test("a piece waits for its moment and runs with the clock", () => {
  const line = { position: 30, at, is_playing: true };
  expect(positionAt(line, begin - 1500)).toBe(30);
  expect(positionAt(line, begin + 2500)).toBe(32.5);
  expect(positionAt({ ...line, is_playing: false }, begin + 2500)).toBe(30);
});

test("whoever is out of step comes back within eight seconds, without another jump", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.15, max: 0.15, noNaN: true }), (start) => {
      let behind = start;
      for (let time = 0; time < 8; time += 0.2) {
        const step = stepBack(behind);
        if (step.do === "seek") return false;
        if (Math.abs(step.rate - 1) > 0.0201) return false;
        behind -= (step.rate - 1) * 0.2;
      }
      return Math.abs(behind) < 0.02;
    }),
  );
});

test("whoever is far away jumps", () => {
  expect(stepBack(0.16)).toEqual({ do: "seek" });
  expect(stepBack(-30)).toEqual({ do: "seek" });
  expect(stepBack(0)).toEqual({ do: "rate", rate: 1 });
});

test("the offset is never further off than half of the quickest answer", () => {
  const way = fc.record({
    there: fc.integer({ min: 1, max: 900 }),
    back: fc.integer({ min: 1, max: 900 }),
  });
  fc.assert(
    fc.property(
      fc.array(way, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -1e7, max: 1e7 }),
      (ways, truth) => {
        const samples = ways.map(({ there, back }, n) => ({
          offset: there + truth - (there + back) / 2,
          took: there + back,
          at: n,
        }));
        const quickest = Math.min(...samples.map(({ took }) => took));
        const found = bestOffset(samples) ?? Number.NaN;
        return Math.abs(found - truth) <= quickest / 2;
      },
    ),
  );
  expect(bestOffset([])).toBeNull();
});
