import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Armed,
  type Effect,
  idle,
  type MomentStroke,
  patience,
  type Rules,
  struck,
  toastTime,
} from "./strokes.ts";

const rules: Rules = {
  members: { "1": "sam", "2": "noor", "0": "ivo", a: "kim" },
  groupKey: ".",
  tags: { p: "shared", i: "insight", "!": "risk", "*": "bookmark" },
};

function stroke(key: string, change: Partial<MomentStroke> = {}): MomentStroke {
  return {
    key,
    code: "",
    isShifted: false,
    isModified: false,
    isRepeated: false,
    isTyping: false,
    ...change,
  };
}

/** Press one key after the other, `pause` milliseconds apart. */
function press(strokes: readonly MomentStroke[], pause = 100): Effect[] {
  let armed: Armed = idle;
  return strokes.map((one, number) => {
    const { armed: next, effect } = struck(armed, one, rules, number * pause);
    armed = next;
    return effect;
  });
}

const last = (keys: string, pause = 100): Effect | undefined =>
  press(
    [...keys].map((key) => stroke(key)),
    pause,
  ).at(-1);

test("a member's key and then a tag's key stamp a moment", () => {
  expect(last("1i")).toEqual({ is: "stamp", who: "sam", tag: "insight" });
  expect(last("Ai")).toEqual({ is: "stamp", who: "kim", tag: "insight" });
  expect(last(".p")).toEqual({ is: "stamp", who: null, tag: "shared" });
});

test("a tag's key alone, or later than two seconds, does what it always does", () => {
  expect(struck(idle, stroke("p"), rules, 0)).toEqual({
    armed: idle,
    effect: { is: "nothing" },
    isTaken: false,
  });
  expect(last("1p", patience)).toEqual({ is: "nothing" });
  expect(last("1p", patience - 1)).toMatchObject({ is: "stamp" });
  expect(last("p1")).toEqual({ is: "armed", who: "sam" });
});

test("whoever was pressed last is meant, and another key forgets them", () => {
  expect(last("12i")).toMatchObject({ who: "noor" });
  expect(last("1mi")).toEqual({ is: "nothing" });
});

test("Shift is on the way to a sign, not another key", () => {
  const strokes = [stroke("1"), stroke("Shift"), stroke("!", { isShifted: true, code: "Digit1" })];

  expect(press(strokes).at(-1)).toEqual({ is: "stamp", who: "sam", tag: "risk" });
});

test("digits count also where the keyboard writes them with Shift", () => {
  const strokes = [stroke("&", { code: "Digit1" }), stroke("i")];

  expect(press(strokes).at(-1)).toEqual({ is: "stamp", who: "sam", tag: "insight" });
});

test("Backspace takes back and Enter adds words while the toast is there", () => {
  const stamped = [stroke("1"), stroke("i")];

  expect(press([...stamped, stroke("Backspace")]).at(-1)).toEqual({ is: "take_back" });
  expect(press([...stamped, stroke("Enter")]).at(-1)).toEqual({ is: "words" });
  const late = press([...stamped, stroke("Backspace")], toastTime);
  expect(late.at(-1)).toEqual({ is: "nothing" });
  expect(press([stroke("1"), stroke("Backspace")]).at(-1)).toEqual({ is: "nothing" });
});

test("a key held down stamps once", () => {
  const held = [stroke("1"), stroke("i"), stroke("i", { isRepeated: true })];

  expect(press(held).filter(({ is }) => is === "stamp")).toHaveLength(1);
});

const anyKey = fc.constantFrom(
  ..."120a.pi!*m?&qé",
  "Enter",
  "Backspace",
  "Escape",
  "Shift",
  "Dead",
);
const anyCode = fc.constantFrom<string[]>("", "Digit1", "Digit2", "KeyA", "KeyP");

test("no sequence of keys in a text field stamps anything or is taken from it", () => {
  const typed = fc.record({
    key: anyKey,
    code: anyCode,
    isShifted: fc.boolean(),
    isModified: fc.boolean(),
    isRepeated: fc.boolean(),
    isTyping: fc.constant(true),
  });
  const before = fc.constantFrom<Armed>(
    idle,
    { is: "who", who: "sam", until: 1e9 },
    { is: "stamped", until: 1e9 },
  );

  fc.assert(
    fc.property(fc.array(typed, { maxLength: 40 }), before, (strokes, begun) => {
      let armed = begun;
      for (const [number, one] of strokes.entries()) {
        const found = struck(armed, one, rules, number);
        expect(found.effect).toEqual({ is: "nothing" });
        expect(found.isTaken).toBe(false);
        armed = found.armed;
      }
    }),
    { numRuns: 2_000 },
  );
});

test("whatever is pressed, a stamp has its member's key before it, outside of every text", () => {
  const any = fc.record({
    key: anyKey,
    code: anyCode,
    isShifted: fc.boolean(),
    isModified: fc.boolean(),
    isRepeated: fc.boolean(),
    isTyping: fc.boolean(),
  });
  const isOurs = (one: MomentStroke): boolean => !one.isTyping && !one.isModified;

  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (strokes) => {
      press(strokes).forEach((effect, at) => {
        if (effect.is !== "stamp") return;
        const sounding = strokes.slice(0, at).filter(({ key }) => key !== "Shift");
        const armedBy = sounding.filter((one) => !one.isRepeated).at(-1);
        expect(isOurs(strokes[at] ?? stroke(""))).toBe(true);
        expect(armedBy !== undefined && isOurs(armedBy)).toBe(true);
        expect(sounding.slice(sounding.lastIndexOf(armedBy as MomentStroke)).every(isOurs)).toBe(
          true,
        );
      });
    }),
    { numRuns: 3_000 },
  );
});
