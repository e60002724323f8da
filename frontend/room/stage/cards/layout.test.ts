import fc from "fast-check";
import { expect, test } from "vitest";
import { cardWidth, labelled, moved, onTable, type Piece, wholeTurn } from "./layout.ts";

const lie = (id: string, owner: string, x: number, y: number): Piece => ({
  id,
  owner,
  x,
  y,
  rev: 0,
  face: null,
  turn: 0,
  z: 0,
  is_up: true,
});

test("cards are as large as in a hand on a laptop, and small enough for a phone", () => {
  expect(cardWidth({ width: 1256, height: 454 }, 5)).toBe(118);
  expect(cardWidth({ width: 378, height: 500 }, 5)).toBe(64);
  expect(cardWidth({ width: 1256, height: 454 }, 40)).toBe(59);
});

test("a card never leaves the table, and never turns beyond a whole turn", () => {
  const any = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(any, any, fc.integer({ min: -900, max: 900 }), (x, y, turn) => {
      const there = moved({ x: 0.5, y: 0.5, turn: 0 }, { x, y, turn });
      for (const part of [there.x, there.y]) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(1);
      }
      expect(Math.abs(there.turn)).toBeLessThanOrEqual(180);
    }),
  );
  expect(wholeTurn(190)).toBe(-170);
  expect(onTable(1.4)).toBe(0.97);
});

test("of cards side by side only the lowest carries the name", () => {
  const pieces = [lie("a", "sam", 0.4, 0.3), lie("b", "sam", 0.5, 0.32), lie("c", "sam", 0.9, 0.8)];
  expect([...labelled([...pieces, lie("d", "kim", 0.42, 0.3)])]).toEqual(["b", "c", "d"]);
});
