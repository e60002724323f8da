import fc from "fast-check";
import { expect, test } from "vitest";
import { momentAt } from "./pace.ts";

const slow = { breathe_in: 4, hold_in: 0, breathe_out: 6, hold_out: 0, cycles: 2 };

test("in for four seconds, then out for six, and no hold", () => {
  expect(momentAt(slow, 0)).toMatchObject({ phase: "in", count: 4, fullness: 0, number: 1 });
  expect(momentAt(slow, 3.9)).toMatchObject({ phase: "in", count: 1 });
  expect(momentAt(slow, 4)).toMatchObject({ phase: "out", count: 6, fullness: 1 });
  expect(momentAt(slow, 10)).toMatchObject({ phase: "in", number: 2 });
  expect(momentAt(slow, 20)).toEqual({ is: "over" });
  expect(momentAt(slow, -2)).toEqual({ is: "soon", seconds: 2 });
});

test("the circle never jumps", () => {
  const part = fc.double({ min: 2, max: 10, noNaN: true });
  const hold = fc.double({ min: 0, max: 5, noNaN: true });
  fc.assert(
    fc.property(part, hold, part, hold, fc.double({ min: 0, max: 60, noNaN: true }), (...given) => {
      const [breathe_in, hold_in, breathe_out, hold_out, at] = given;
      const pace = { breathe_in, hold_in, breathe_out, hold_out, cycles: 60 };
      const before = momentAt(pace, at);
      const after = momentAt(pace, at + 0.02);
      if (before.is !== "breathing" || after.is !== "breathing") return;
      expect(Math.abs(after.fullness - before.fullness)).toBeLessThan(0.04);
    }),
  );
});
