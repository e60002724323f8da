import { type ReactElement, type RefObject, useState } from "react";
import { createPortal } from "react-dom";
import { CardPicture } from "./CardPicture.tsx";
import type { Piece } from "./layout.ts";
import { useDrag } from "./useDrag.ts";

interface LooseCardProps {
  piece: Piece;
  felt: RefObject<HTMLElement | null>;
  width: number;
  words: string;
  isMovable: boolean;
  isChosen: boolean;
  onChoose: () => void;
  /** Laid on the table, in shares of it. */
  onLay: (x: number, y: number) => void;
}

/** A card that does not lie on the table yet: an open one, or one of my hand. */
export function LooseCard(props: LooseCardProps): ReactElement {
  const { felt, width } = props;
  const [carried, carry] = useState<{ x: number; y: number } | null>(null);
  const drag = useDrag(felt, {
    isMovable: props.isMovable,
    carry: (x, y) => carry({ x, y }),
    drop: (x, y) => {
      carry(null);
      props.onLay(x, y);
    },
    cancel: () => carry(null),
  });
  const { wasDrag, ...hands } = drag;
  const box = felt.current?.getBoundingClientRect();
  const ghost = carried &&
    box && {
      left: box.left + carried.x * box.width - width / 2,
      top: box.top + carried.y * box.height - width * 0.75,
      width,
    };
  return (
    <button
      type="button"
      className="card"
      style={{ width, opacity: ghost ? 0.3 : undefined }}
      aria-label={props.words}
      aria-pressed={props.isChosen}
      data-card={props.piece.id}
      data-movable={props.isMovable || undefined}
      {...hands}
      onClick={() => wasDrag() || props.onChoose()}
    >
      <CardPicture piece={props.piece} />
      {ghost &&
        createPortal(
          <span className="card carried" style={ghost}>
            <CardPicture piece={props.piece} />
          </span>,
          document.body,
        )}
    </button>
  );
}
