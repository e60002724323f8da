/** The sheet: its size, its colours, and what lies where. Pure arithmetic. */

import { getStroke } from "perfect-freehand";
import type { BoardFacts, StageDeed, ViewOf } from "../../contract.ts";

export type Scene = ViewOf<"board">;
export type Mark = BoardFacts["marks"][number];
export type Line = Omit<Extract<StageDeed, { do: "board.draw" }>, "do">;
export type Tool = Mark["tool"];
export type Colour = Mark["colour"];
export type Point = readonly [number, number];

export const wide = 1600;
export const high = 1000;
export const colours: Record<Colour, string> = {
  ink: "#1b2623",
  pine: "#1d6b58",
  clay: "#a8482a",
  amber: "#c98a10",
  sky: "#2b6a9b",
  rose: "#a3243a",
};
export const widths = { pen: [5, 9, 15], marker: [26, 40, 60] } as const;
export const letters = [36, 48, 68] as const;
const row = 22;

export function pointsOf(text: string): Point[] {
  return text.split(" ").map((one) => {
    const [x, y] = one.split(",");
    return [Number(x), Number(y)];
  });
}

export function textOf(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x},${y}`).join(" ");
}

export function onSheet(x: number, y: number): Point {
  const within = (value: number, most: number): number =>
    Math.round(Math.min(most, Math.max(0, value)));
  return [within(x, wide), within(y, high)];
}

type Drawn = Pick<Line, "tool" | "size" | "points">;

/** The outline of a line, as the data of an SVG path. */
export function outline({ tool, size, points }: Drawn): string {
  const isPen = tool === "pen";
  const stroke = getStroke(pointsOf(points) as [number, number][], {
    size: widths[tool ?? "pen"][(size ?? 2) - 1] ?? 9,
    thinning: isPen ? 0.35 : 0,
    smoothing: 0.6,
    streamline: 0.35,
    simulatePressure: isPen,
  });
  const [first, ...rest] = stroke;
  if (!first) return "";
  const middles = rest.map(([x = 0, y = 0], index) => {
    const [nx = x, ny = y] = rest[index + 1] ?? first;
    return `Q${at(x)} ${at(y)} ${at((x + nx) / 2)} ${at((y + ny) / 2)}`;
  });
  return `M${at(first[0])} ${at(first[1])}${middles.join("")}Z`;
}

function at(value: number | undefined): string {
  return (value ?? 0).toFixed(1);
}

/** Words in rows; a word that is too long is cut. The kept picture breaks them likewise. */
export function rowsOf(text: string): string[] {
  const rows = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (let cut = 0; cut < word.length; cut += row) {
      const part = word.slice(cut, cut + row);
      const longer = `${rows.at(-1)} ${part}`.trim();
      if (longer.length > row) rows.push(part);
      else rows[rows.length - 1] = longer;
    }
  }
  return rows;
}

export function boxOf(mark: Mark): { x: number; y: number; width: number; height: number } {
  const letter = letters[mark.size - 1] ?? 48;
  const rows = rowsOf(mark.text);
  const longest = Math.max(...rows.map((one) => one.length));
  const width = Math.max(90, longest * letter * 0.6);
  const height = Math.max(90, rows.length * letter * 1.25 + 12);
  const middle = mark.y + letter * (0.7 + 0.625 * (rows.length - 1));
  return { x: mark.x, y: middle - height / 2, width, height };
}

/** Whether a wipe at this point takes this mark along. */
export function isHit(mark: Mark, [x, y]: Point): boolean {
  if (mark.tool === "text") {
    const box = boxOf(mark);
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  }
  const reach = 18 + (widths[mark.tool][mark.size - 1] ?? 9) / 2;
  const points = pointsOf(mark.points);
  return points.some((point, index) => distance(point, points[index + 1] ?? point, x, y) < reach);
}

function distance([ax, ay]: Point, [bx, by]: Point, x: number, y: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length : 0;
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** Where words go that nobody gave a place: rows from the top, each in an empty spot. */
export function freePlace(marks: readonly Mark[]): Point {
  const texts = marks.filter(({ tool }) => tool === "text").map(boxOf);
  for (let y = 60; y < high - 120; y += 130) {
    for (let x = 60; x < wide - 300; x += 380) {
      const isTaken = texts.some(
        (box) =>
          box.x < x + 340 && box.x + box.width > x && box.y < y + 110 && box.y + box.height > y,
      );
      if (!isTaken) return [x, y];
    }
  }
  return [60, 60];
}

/** How far a key moves words that have the focus, and which keys wipe them away. */
export const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: [-20, 0],
  ArrowRight: [20, 0],
  ArrowUp: [0, -20],
  ArrowDown: [0, 20],
};
export const wipes: readonly string[] = ["Delete", "Backspace"];
