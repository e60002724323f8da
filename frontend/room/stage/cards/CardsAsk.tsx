import type { ReactElement } from "react";
import { useNow, useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { clock } from "../words.ts";
import type { Scene } from "./layout.ts";
import { cardWords } from "./words.ts";

/** The question, and whose moment it is. */
export function CardsAsk({ scene }: { scene: Scene }): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const { act } = useStage();
  return (
    <div className="ask">
      <h2>{scene.prompt || cardWords.prompt}</h2>
      <p aria-live="polite">
        <Whose scene={scene} />
      </p>
      {(scene.speaks_since || scene.speaker === me) && (
        <div className="ask-turn">
          {scene.speaks_since && scene.seconds_each > 0 && (
            <TurnClock since={scene.speaks_since} each={scene.seconds_each} />
          )}
          {scene.speaker === me && (
            <button
              type="button"
              className="btn primary"
              onClick={() => act({ do: "cards.next", step: scene.step, seat: null })}
            >
              {cardWords.done}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Whose({ scene }: { scene: Scene }): string {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  if (scene.is_frozen) return cardWords.rests;
  if (scene.who !== "turns") return cardWords.rule;
  if (!scene.speaker) return cardWords.over;
  const next = scene.waiting[0] ? ` ${cardWords.next(nameOf(scene.waiting[0]))}` : "";
  return (
    (scene.speaker === me ? cardWords.yourTurn : cardWords.turnOf(nameOf(scene.speaker))) + next
  );
}

function TurnClock({ since, each }: { since: string; each: number }): ReactElement {
  const left = each - (useNow() - Date.parse(since)) / 1000;
  return (
    <span className="big-clock" data-over={left < 0 || undefined} role="timer">
      {clock(left)}
    </span>
  );
}
