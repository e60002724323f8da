import { useRef, useState } from "react";
import type { StageDeed } from "../../contract.ts";
import { notify } from "../../state/store.ts";
import { useCommands, useRoomStore } from "../../ui/context.ts";
import { type Lie, moved, type Piece, type Scene, stepOf } from "./layout.ts";

interface Held extends Lie {
  rev: number;
}

export interface Table {
  /** Where a card lies for me: where I have it in hand, or where everybody sees it. */
  lieOf: (piece: Piece) => Lie;
  hold: (piece: Piece, lie: Lie) => void;
  drop: (piece: Piece, lie: Lie) => void;
  step: (piece: Piece, key: string) => boolean;
  does: (deed: StageDeed) => void;
}

const settleMs = 500;

/** The table as it is, and the cards that I have in hand and nobody else sees moving. */
export function useTable(scene: Scene): Table {
  const store = useRoomStore();
  const { attempt, lookAgain } = useCommands();
  const [held, setHeld] = useState<Record<string, Held>>({});
  const timers = useRef<Record<string, number>>({});

  const does = async (deed: StageDeed): Promise<void> => {
    const refusal = await attempt("stage", { scene: scene.id, deed });
    if (refusal === null) return;
    notify(store, refusal, { tone: "trouble" });
    setHeld({});
    lookAgain();
  };
  const hold = (piece: Piece, lie: Lie): void =>
    setHeld((all) => ({ ...all, [piece.id]: { ...lie, rev: piece.rev } }));
  const lieOf = (piece: Piece): Lie => {
    const mine = held[piece.id];
    return mine && mine.rev === piece.rev ? mine : piece;
  };
  const drop = (piece: Piece, lie: Lie): void => {
    hold(piece, lie);
    const { x, y, turn } = lie;
    void does({ do: "cards.move", piece: piece.id, rev: piece.rev, x, y, turn });
  };
  /** Several presses of a key are one move. */
  const step = (piece: Piece, key: string): boolean => {
    const by = stepOf(key);
    if (!by) return false;
    const lie = moved(lieOf(piece), by);
    hold(piece, lie);
    clearTimeout(timers.current[piece.id]);
    timers.current[piece.id] = setTimeout(() => drop(piece, lie), settleMs);
    return true;
  };
  return { lieOf, hold, drop, step, does: (deed) => void does(deed) };
}
