import type { ReactElement } from "react";
import { useRoom } from "../../ui/context.ts";
import type { Piece } from "./layout.ts";
import { backPicture, pictureOf } from "./pictures.ts";

/** A card's picture, or its back. What is to be seen is said by what holds it. */
export function CardPicture({ piece }: { piece: Piece }): ReactElement {
  const meeting = useRoom((state) => state.meeting);
  if (!piece.face) return <CardBack />;
  return (
    <img
      src={pictureOf(piece.face.key, meeting)}
      alt=""
      width={600}
      height={900}
      draggable={false}
      data-face={piece.face.key}
    />
  );
}

export function CardBack(): ReactElement {
  return backPicture ? (
    <img src={backPicture} alt="" width={600} height={900} draggable={false} />
  ) : (
    <span className="card-back" />
  );
}
