import { expect, test } from "vitest";
import { oneByOne } from "./oneByOne.ts";

/** A server that takes a press at its own step only. */
function server(step: number) {
  const state = { step, refused: 0 };
  const send = async (at: number): Promise<number | null> => {
    await Promise.resolve();
    if (at !== state.step) {
      state.refused += 1;
      return null;
    }
    state.step += 1;
    return state.step;
  };
  return { state, send };
}

test("three presses at one step are all heard", async () => {
  const { state, send } = server(5);
  const press = oneByOne();
  await Promise.all([press(5, send), press(5, send), press(5, send)]);
  expect(state).toEqual({ step: 8, refused: 0 });
});

test("what somebody else changed in between makes a press stale", async () => {
  const { state, send } = server(5);
  const press = oneByOne();
  await press(5, send);
  state.step += 1;
  await press(5, send);
  expect(state).toEqual({ step: 7, refused: 1 });
});

test("a refused press does not carry the next one", async () => {
  const { state, send } = server(6);
  const press = oneByOne();
  await press(5, send);
  await press(6, send);
  expect(state).toEqual({ step: 7, refused: 1 });
});
