/** Where the tiles of the circle go. Pure arithmetic: a box in, sizes out. */

export interface Box {
  width: number;
  height: number;
}

export interface Grid {
  columns: number;
  rows: number;
  width: number;
  height: number;
}

export const gap = 8;
const widest = 3 / 2;
const tallest = 4 / 5;

/** The grid of equal tiles, 3:2 or squarer, that gives every face the largest area. */
export function bestGrid(count: number, box: Box): Grid {
  let best: Grid = { columns: 1, rows: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const grid = gridOf(columns, count, box);
    if (grid.width * grid.height > best.width * best.height) best = grid;
  }
  return best;
}

/** The same size, in rows as even as they can be: seven are four and three. */
export function evenGrid(count: number, box: Box): Grid {
  const { rows, width, height } = bestGrid(count, box);
  const columns = Math.ceil(count / rows);
  return { rows: Math.ceil(count / columns), columns, width, height };
}

function gridOf(columns: number, count: number, box: Box): Grid {
  const rows = Math.ceil(count / columns);
  const width = Math.max(0, (box.width - gap * (columns - 1)) / columns);
  const height = Math.max(0, (box.height - gap * (rows - 1)) / rows);
  return {
    columns,
    rows,
    width: Math.floor(Math.min(width, height * widest)),
    height: Math.floor(Math.min(height, width / tallest)),
  };
}

export interface Stage {
  field: Box;
  strip: Grid;
}

/** One large field for whoever is on stage, and a strip beneath with everybody in it. */
export function bestStage(count: number, box: Box, isSlim = false): Stage {
  const isTall = box.height > box.width;
  const share = isTall ? (isSlim ? 0.24 : 0.56) : 0.27;
  const strip = bestGrid(count, { width: box.width, height: box.height * share });
  const used = strip.rows * (strip.height + gap);
  return { field: { width: box.width, height: Math.max(0, box.height - used) }, strip };
}
