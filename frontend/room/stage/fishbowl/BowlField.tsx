import { Timer } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import { Countdown } from "../Countdown.tsx";
import type { FieldProps } from "../formats.ts";
import { Portrait } from "../Portrait.tsx";
import { useNameOf, useStage } from "../useStage.ts";
import "./bowl.css";
import { Observation } from "./Observation.tsx";
import { bowlWords } from "./words.ts";

type Scene = ViewOf<"fishbowl">;

/** The inner ring large, an empty chair among it; the outer ring is the strip beneath. */
export function BowlField({ scene, seats }: FieldProps<Scene>): ReactElement {
  const inner = scene.inner.flatMap((wanted) => {
    const seat = seats.find((one) => one.person.seat === wanted);
    return seat ? [seat] : [];
  });
  return (
    <section className="bowl" aria-label={bowlWords.title}>
      <header>
        {!scene.is_observing && (
          <Countdown step={scene.since} since={scene.since} seconds={scene.seconds} />
        )}
        <div className="what">
          <h2>{scene.question || (scene.is_observing ? bowlWords.observe : bowlWords.talk)}</h2>
          <p aria-live="polite">
            <Help scene={scene} />
          </p>
        </div>
        <Chair scene={scene} />
        <More scene={scene} />
      </header>
      {scene.is_observing ? (
        <Cards scene={scene} />
      ) : (
        <div className="bowl-ring" data-chairs={inner.length}>
          {inner.map((seat) => (
            <Portrait key={seat.person.seat} seat={seat} />
          ))}
          {scene.has_empty_chair && <div className="bowl-chair">{bowlWords.emptyChair}</div>}
        </div>
      )}
      <Observation scene={scene} />
    </section>
  );
}

function Help({ scene }: { scene: Scene }): string {
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  if (useIsFacilitator()) return scene.is_observing ? bowlWords.observeHelp : bowlWords.lead;
  if (scene.is_observing) return bowlWords.observeHelp;
  if (scene.inner.includes(me)) return bowlWords.speak;
  return scene.asking.includes(me) ? bowlWords.asked : bowlWords.listen;
}

/** Asking for the empty chair, or stepping out for who asked. */
function Chair({ scene }: { scene: Scene }): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me);
  const nameOf = useNameOf();
  const { act } = useStage();
  if (me?.role !== "member" || !scene.has_empty_chair) return null;
  const first = scene.asking[0];
  if (scene.inner.includes(me.seat)) {
    if (!first) return null;
    return (
      <button type="button" className="btn" onClick={() => act({ do: "fishbowl.leave" })}>
        {bowlWords.stepOut(nameOf(first))}
      </button>
    );
  }
  const isAsking = scene.asking.includes(me.seat);
  return (
    <button
      type="button"
      className="btn"
      onClick={() => act({ do: "fishbowl.ask", on: !isAsking })}
    >
      {isAsking ? bowlWords.askNot : bowlWords.ask}
    </button>
  );
}

function More({ scene }: { scene: Scene }): ReactElement | null {
  const { act } = useStage();
  if (!useIsFacilitator() || scene.is_observing) return null;
  const { step } = scene;
  return (
    <button type="button" className="btn" onClick={() => act({ do: "fishbowl.more", step })}>
      <Timer size={18} strokeWidth={1.75} aria-hidden="true" />
      {bowlWords.more}
    </button>
  );
}

function Cards({ scene }: { scene: Scene }): ReactElement {
  const nameOf = useNameOf();
  if (scene.cards.length === 0) return <p>{bowlWords.noCards}</p>;
  return (
    <ul className="bowl-cards">
      {scene.cards.map((card) => (
        <li key={`${card.by}${card.text}`}>
          {card.text}
          <span className="small">{nameOf(card.by)}</span>
        </li>
      ))}
    </ul>
  );
}
