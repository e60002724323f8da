import { ArrowRight, Eye, Snowflake } from "lucide-react";
import type { ReactElement } from "react";
import { useNameOf, useStage } from "../useStage.ts";
import type { Scene } from "./layout.ts";
import { cardWords } from "./words.ts";

/** What facilitators do with the whole table. */
export function CardsControls({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const nameOf = useNameOf();
  const next = scene.waiting[0];
  const areHidden = scene.table.some((piece) => !piece.is_up);
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-pressed={scene.is_frozen}
        data-next="freeze"
        onClick={() => act({ do: "cards.freeze", on: !scene.is_frozen })}
      >
        <Snowflake size={18} strokeWidth={1.75} aria-hidden="true" />
        {scene.is_frozen ? cardWords.thaw : cardWords.freeze}
      </button>
      {areHidden && (
        <button
          type="button"
          className="btn"
          data-next="reveal"
          onClick={() => act({ do: "cards.reveal" })}
        >
          <Eye size={18} strokeWidth={1.75} aria-hidden="true" />
          {cardWords.reveal}
        </button>
      )}
      {scene.who === "turns" && scene.speaker && (
        <button
          type="button"
          className="btn primary"
          data-next="turn"
          onClick={() => act({ do: "cards.next", step: scene.step, seat: null })}
        >
          {next ? cardWords.next(nameOf(next)).replace(/\.$/, "") : cardWords.goOn}
          <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </>
  );
}
