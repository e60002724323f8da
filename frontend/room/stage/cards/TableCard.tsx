import type { ReactElement, RefObject } from "react";
import { CardPicture } from "./CardPicture.tsx";
import type { Lie, Piece } from "./layout.ts";
import { useDrag } from "./useDrag.ts";
import type { Table } from "./useTable.ts";

interface TableCardProps {
  piece: Piece;
  felt: RefObject<HTMLElement | null>;
  table: Table;
  width: number;
  words: string;
  label: string | null;
  isMovable: boolean;
  isChosen: boolean;
  onChoose: () => void;
}

/** A card on the table: carried by hand, moved by arrow keys, chosen by a press. */
export function TableCard(props: TableCardProps): ReactElement {
  const { piece, table, width, isMovable } = props;
  const lie: Lie = table.lieOf(piece);
  const drag = useDrag(props.felt, {
    isMovable,
    carry: (x, y) => table.hold(piece, { x, y, turn: lie.turn }),
    drop: (x, y) => table.drop(piece, { x, y, turn: lie.turn }),
  });
  const { wasDrag, ...hands } = drag;
  return (
    <div
      className="laid"
      style={{ left: `${lie.x * 100}%`, top: `${lie.y * 100}%`, width, zIndex: piece.z }}
    >
      <button
        type="button"
        className="card"
        style={{ transform: `rotate(${lie.turn}deg)` }}
        aria-label={props.words}
        aria-pressed={props.isChosen}
        data-card={piece.id}
        data-movable={isMovable || undefined}
        {...hands}
        onClick={() => wasDrag() || props.onChoose()}
        onKeyDown={(event) => {
          if (isMovable && table.step(piece, event.key)) event.preventDefault();
        }}
      >
        <CardPicture piece={piece} />
      </button>
      {props.label && <span className="card-name">{props.label}</span>}
    </div>
  );
}
