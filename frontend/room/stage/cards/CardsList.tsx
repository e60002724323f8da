import type { ReactElement, ReactNode } from "react";
import { useIsFacilitator } from "../../ui/context.ts";
import type { Piece, Scene } from "./layout.ts";
import { useCardWords } from "./useSaying.ts";
import { cardWords } from "./words.ts";

interface CardsListProps {
  scene: Scene;
  chosen: string | null;
  choose: (id: string | null) => void;
  deeds: ReactNode;
  draw: () => void;
}

/** The same table in words alone: for a weak line, a small screen, or no eyes for it. */
export function CardsList({ scene, chosen, choose, deeds, draw }: CardsListProps): ReactElement {
  const wordsOf = useCardWords();
  const leads = useIsFacilitator();
  const line = (piece: Piece, words: string): ReactElement => (
    <li key={piece.id}>
      <button
        type="button"
        className="choice"
        aria-expanded={chosen === piece.id}
        data-card={piece.id}
        onClick={() => choose(chosen === piece.id ? null : piece.id)}
      >
        {words}
      </button>
      {chosen === piece.id && deeds}
    </li>
  );
  return (
    <div className="card-list">
      {scene.hand.length > 0 && (
        <section>
          <h3>{cardWords.handAria}</h3>
          <ul>{scene.hand.map((piece) => line(piece, wordsOf(piece)))}</ul>
        </section>
      )}
      <section>
        <h3>{cardWords.tableAria}</h3>
        {scene.table.length === 0 && <p className="small">{cardWords.nothingLies}</p>}
        <ul>{scene.table.map((piece) => line(piece, wordsOf(piece)))}</ul>
      </section>
      {scene.open.length > 0 && (
        <section>
          <h3>{cardWords.chooseAria}</h3>
          <ul>{scene.open.map((piece) => line(piece, piece.face?.alt ?? cardWords.hidden))}</ul>
        </section>
      )}
      {scene.piles !== "open" && (
        <button
          type="button"
          className={leads ? "btn" : "btn primary"}
          data-pile
          disabled={!scene.may_take || scene.pile === 0}
          onClick={draw}
        >
          {cardWords.draw} ({cardWords.faceDown(scene.pile)})
        </button>
      )}
    </div>
  );
}
