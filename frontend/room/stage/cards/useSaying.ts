import { useEffect, useRef, useState } from "react";
import { useRoom } from "../../ui/context.ts";
import { useNameOf } from "../useStage.ts";
import type { Piece, Scene } from "./layout.ts";
import { cardWords } from "./words.ts";

/** A card in words: whose it is, and what is to be seen. */
export function useCardWords(): (piece: Piece) => string {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  return (piece) => {
    const whose = piece.owner === me ? cardWords.yours : cardWords.cardOf(nameOf(piece.owner));
    const seen = piece.face?.alt ?? cardWords.hidden;
    const only = piece.face && !piece.is_up ? ` (${cardWords.onlyYou})` : "";
    return `${whose}: ${seen}${only}`;
  };
}

/** The newest thing on the table in words, for who cannot see it. */
export function useNews(scene: Scene): string {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  const before = useRef(new Map(scene.table.map((piece) => [piece.id, piece.is_up])));
  const [news, tell] = useState("");
  useEffect(() => {
    const known = before.current;
    before.current = new Map(scene.table.map((piece) => [piece.id, piece.is_up]));
    const fresh = scene.table.find(
      (piece) => piece.owner !== me && known.get(piece.id) !== piece.is_up,
    );
    if (!fresh) return;
    const name = nameOf(fresh.owner);
    if (fresh.is_up && fresh.face) tell(cardWords.laid(name, fresh.face.alt));
    else tell(cardWords.laidDown(name));
  }, [scene.table, me, nameOf]);
  return news;
}
