import { expect, test } from "vitest";
import { untilItComes } from "./lazily.ts";

test("what does not come is asked for again, with pauses that grow to eight seconds", async () => {
  const slept: number[] = [];
  let asked = 0;
  const fetchIt = async (): Promise<string> => {
    asked += 1;
    if (asked < 8) throw new Error("nobody answers");
    return "a panel";
  };

  const came = await untilItComes(fetchIt, async (milliseconds) => {
    slept.push(milliseconds);
  });

  expect(came).toBe("a panel");
  expect(slept).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
});
