import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useRoom } from "../../ui/context.ts";
import { Countdown } from "../Countdown.tsx";
import type { SceneProps } from "../formats.ts";
import "../stage.css";
import { useNameOf, useStage } from "../useStage.ts";
import { roundWords } from "./words.ts";

type Scene = ViewOf<"round">;

/** The question, who has the word, and how long. */
export function RoundBanner({ scene }: SceneProps<Scene>): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat);
  return (
    <section className="banner" aria-label={roundWords.title}>
      {scene.speaks_since && (
        <Countdown
          step={scene.speaker ?? ""}
          since={scene.speaks_since}
          seconds={scene.seconds_each}
        />
      )}
      <div className="what">
        {scene.question && <p className="question">{scene.question}</p>}
        <p className="who" aria-live="polite">
          <Who scene={scene} isMe={scene.speaker === me} />
        </p>
      </div>
      <OwnDeeds scene={scene} me={me ?? ""} />
    </section>
  );
}

function Who({ scene, isMe }: { scene: Scene; isMe: boolean }): string {
  const nameOf = useNameOf();
  if (isMe) return roundWords.yourTurn;
  if (scene.speaker) return roundWords.turnOf(nameOf(scene.speaker));
  if (scene.is_offering_again)
    return roundWords.again(scene.has_passed.map(nameOf).filter(Boolean));
  return scene.is_over ? roundWords.over : roundWords.nobody;
}

/** What a member can do about their own turn. */
function OwnDeeds({ scene, me }: { scene: Scene; me: string }): ReactElement | null {
  const { act } = useStage();
  const nameOf = useNameOf();
  const { step } = scene;
  const pass = (
    <button type="button" className="btn" onClick={() => act({ do: "round.pass", step })}>
      {roundWords.pass}
    </button>
  );
  if (scene.speaker === me) {
    return (
      <div className="deeds">
        {pass}
        {scene.mode === "popcorn" && scene.waiting.length > 0 ? (
          scene.waiting.map((seat) => (
            <button
              key={seat}
              type="button"
              className="btn primary"
              onClick={() => act({ do: "round.next", step, seat })}
            >
              {roundWords.giveTo(nameOf(seat))}
            </button>
          ))
        ) : (
          <button
            type="button"
            className="btn primary"
            onClick={() => act({ do: "round.next", step, seat: null })}
          >
            {roundWords.done}
          </button>
        )}
      </div>
    );
  }
  const isWaiting = scene.waiting.includes(me);
  const mayTake = scene.speaker === null && (isWaiting || scene.has_passed.includes(me));
  if (!isWaiting && !mayTake) return null;
  return (
    <div className="deeds">
      {isWaiting && pass}
      {mayTake && (
        <button
          type="button"
          className="btn primary"
          onClick={() => act({ do: "round.take", step })}
        >
          {roundWords.take}
        </button>
      )}
    </div>
  );
}
