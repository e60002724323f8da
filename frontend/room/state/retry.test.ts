import fc from "fast-check";
import { expect, test } from "vitest";
import { persist, retryDelay } from "./retry.ts";

const dice = fc.double({ min: 0, max: 1, noNaN: true });

test("while the media server is away the wait stays between half a second and one", () => {
  fc.assert(
    fc.property(fc.nat(1000), dice, (attempt, d) => {
      const wait = retryDelay("media_down", attempt, d);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(1000);
    }),
  );
});

test("while our server is away the wait grows, and never past three seconds", () => {
  fc.assert(
    fc.property(fc.nat(1000), dice, (attempt, d) => {
      expect(retryDelay("server_down", attempt, d)).toBeLessThanOrEqual(3000);
    }),
  );
  expect(retryDelay("server_down", 6, 0)).toBeGreaterThan(retryDelay("server_down", 0, 1));
});

test("what fails is done again until it works, or until nobody wants it", async () => {
  let done = 0;
  const fails = (times: number) => async (): Promise<void> => {
    done += 1;
    if (done <= times) throw new Error("busy");
  };

  await persist(fails(2), () => true, 0);
  expect(done).toBe(3);

  done = 0;
  await persist(fails(9), () => done < 2, 0);
  expect(done).toBe(2);

  done = 0;
  await expect(persist(fails(9), () => true, 0)).rejects.toThrow("busy");
  expect(done).toBe(5);
});
