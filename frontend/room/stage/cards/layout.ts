/** Sizes and places on the table. Pure arithmetic. */

import type { ViewOf } from "../../contract.ts";
import type { Box } from "../../state/grid.ts";

export type Scene = ViewOf<"cards">;
export type Piece = Scene["table"][number];

export interface Lie {
  x: number;
  y: number;
  turn: number;
}

const widest = 132;
const many = 10;

/** How wide a card is drawn: by the table, and smaller when many lie on it. */
export function cardWidth(box: Box, count: number): number {
  const fits = Math.min(box.height * 0.26, box.width * 0.17, widest);
  const crowd = count > many ? Math.sqrt(many / count) : 1;
  return Math.max(40, Math.round(fits * crowd));
}

/** How wide a card is among those to choose from. */
export function trayCard(width: number, count: number): number {
  return Math.max(48, Math.round(width * (count > 6 ? 0.5 : 0.64)));
}

/** A card's middle never leaves the table. */
export function onTable(value: number): number {
  return Math.min(0.97, Math.max(0.03, Math.round(value * 10_000) / 10_000));
}

/** Degrees from -180 to 180. */
export function wholeTurn(turn: number): number {
  const turned = ((((turn + 180) % 360) + 360) % 360) - 180;
  return Math.round(turned);
}

export function moved(lie: Lie, by: Partial<Lie>): Lie {
  return {
    x: onTable(lie.x + (by.x ?? 0)),
    y: onTable(lie.y + (by.y ?? 0)),
    turn: wholeTurn(lie.turn + (by.turn ?? 0)),
  };
}

export const steps: Readonly<Record<string, Partial<Lie>>> = {
  ArrowLeft: { x: -0.02 },
  ArrowRight: { x: 0.02 },
  ArrowUp: { y: -0.03 },
  ArrowDown: { y: 0.03 },
  ",": { turn: -15 },
  ".": { turn: 15 },
};

export function stepOf(key: string): Partial<Lie> | undefined {
  return steps[key];
}

/** The cards that carry their owner's name: of cards side by side only the lowest. */
export function labelled(pieces: readonly Piece[]): Set<string> {
  const found = new Set<string>();
  for (const piece of pieces) {
    const below = pieces.some(
      (other) =>
        other.id !== piece.id &&
        other.owner === piece.owner &&
        Math.abs(other.x - piece.x) < 0.2 &&
        Math.abs(other.y - piece.y) < 0.3 &&
        (other.y > piece.y || (other.y === piece.y && other.id > piece.id)),
    );
    if (!below) found.add(piece.id);
  }
  return found;
}
