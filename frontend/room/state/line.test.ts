import { expect, test } from "vitest";
import { judgeLine } from "./line.ts";

test("a line over TCP is good as long as little is lost", () => {
  expect(judgeLine({ isTcp: true, loss: 0.01, roundTrip: 0.08 }).is).toBe("good");
});

test("a line that loses one packet in ten is weak", () => {
  expect(judgeLine({ isTcp: false, loss: 0.1, roundTrip: 0.05 }).is).toBe("weak");
});

test("a line that cannot be measured, because nothing is sent, still connects", () => {
  expect(judgeLine(null)).toEqual({ is: "good", sample: null });
});
