import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestGrid, bestStage, evenGrid, gap } from "./grid.ts";

const box = fc.record({
  width: fc.integer({ min: 200, max: 3000 }),
  height: fc.integer({ min: 200, max: 2000 }),
});

describe("the grid", () => {
  test("holds fifteen faces beside the open panel at 1280 by 720", () => {
    const grid = bestGrid(15, { width: 912, height: 576 });

    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(15);
    expect(grid.width).toBeGreaterThan(160);
    expect(grid.height).toBeGreaterThan(130);
  });

  test("gives a phone three columns of fifteen", () => {
    const grid = bestGrid(15, { width: 378, height: 712 });

    expect(grid).toMatchObject({ columns: 3, rows: 5 });
  });

  test("puts seven who play in rows of four and three, on a phone of three, three and one", () => {
    expect(evenGrid(7, { width: 1260, height: 370 })).toMatchObject({ columns: 4, rows: 2 });
    expect(evenGrid(7, { width: 378, height: 410 })).toMatchObject({ columns: 3, rows: 3 });
  });

  test("has room for everybody and stays inside its box", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), box, (count, room) => {
        const grid = bestGrid(count, room);
        expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
        expect(grid.columns * (grid.width + gap) - gap).toBeLessThanOrEqual(room.width);
        expect(grid.rows * (grid.height + gap) - gap).toBeLessThanOrEqual(room.height);
      }),
    );
  });

  test("never draws a tile wider than three to two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), box, (count, room) => {
        const grid = bestGrid(count, room);
        expect(grid.width).toBeLessThanOrEqual(grid.height * 1.5 + 2);
      }),
    );
  });
});

describe("the stage", () => {
  test("leaves the larger part of a wide box to the field", () => {
    const stage = bestStage(15, { width: 1260, height: 576 });

    expect(stage.field.height).toBeGreaterThan(576 * 0.6);
    expect(stage.strip.columns * stage.strip.rows).toBeGreaterThanOrEqual(15);
  });
});
