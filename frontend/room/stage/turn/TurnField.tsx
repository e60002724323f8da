import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import { Countdown } from "../Countdown.tsx";
import type { FieldProps } from "../formats.ts";
import { Portrait } from "../Portrait.tsx";
import { useNameOf, useStage } from "../useStage.ts";
import { TouchDeeds } from "./TouchDeeds.tsx";
import "./turn.css";
import { useTurns, whyNext } from "./useTurns.ts";
import { turnWords } from "./words.ts";

type Scene = ViewOf<"turn">;

/** One person large, a facilitator beside them, and the phases in sight. */
export function TurnField({ scene, seats }: FieldProps<Scene>): ReactElement {
  const find = (wanted: string | null) => seats.find((one) => one.person.seat === wanted);
  const person = find(scene.seat);
  const beside = find(scene.beside);
  return (
    <div className="turn">
      {person ? (
        <Portrait seat={person} className="turn-person" />
      ) : (
        <div className="field bare turn-person" />
      )}
      {beside && <Portrait seat={beside} className="turn-beside" />}
      <PhaseCard scene={scene} />
    </div>
  );
}

function PhaseCard({ scene }: { scene: Scene }): ReactElement {
  const running = scene.phases.find((one) => one.phase === scene.phase);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is reached by the keyboard too
    <section className="turn-card" aria-label={turnWords.title} tabIndex={0}>
      {running && (
        <Countdown
          step={running.phase}
          since={scene.phase_since}
          seconds={running.seconds}
          until={scene.away_since}
        />
      )}
      <ol className="turn-phases">
        {scene.phases.map(({ phase, seconds }) => (
          <li key={phase} aria-current={phase === scene.phase ? "step" : undefined}>
            <span>{turnWords.phases[phase]}</span>
            <span className="num">
              {Math.round(seconds / 60)}
              <span className="unseen"> {turnWords.min}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="turn-help" aria-live="polite">
        <Help scene={scene} />
      </p>
      <OwnDeeds scene={scene} />
      <ForLeaders scene={scene} />
    </section>
  );
}

function Help({ scene }: { scene: Scene }): string {
  const nameOf = useNameOf();
  const name = nameOf(scene.seat);
  if (scene.away_since) return turnWords.away(name || turnWords.momentAt);
  if (scene.phase === null) return turnWords.over;
  if (scene.is_stopped) return turnWords.stopped;
  return turnWords.help[scene.phase];
}

function OwnDeeds({ scene }: { scene: Scene }): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me);
  const { act } = useStage();
  if (me?.role !== "member" || scene.phase === null) return null;
  if (me.seat !== scene.seat) return <TouchDeeds scene={scene} />;
  if (scene.phase === "ground") return null;
  return (
    <button type="button" className="btn" onClick={() => act({ do: "turn.stop" })}>
      {turnWords.stop}
    </button>
  );
}

function ForLeaders({ scene }: { scene: Scene }): ReactElement | null {
  if (!useIsFacilitator()) return null;
  return (
    <>
      {scene.touched ? <p className="small">{turnWords.touched(scene.touched)}</p> : null}
      <AfterThis seat={scene.seat} />
    </>
  );
}

function AfterThis({ seat }: { seat: string }): ReactElement | null {
  const nameOf = useNameOf();
  const next = useTurns()?.find((one) => one.seat !== seat && one.meetings_since !== 0);
  if (!next) return null;
  return <p className="small turn-after">{turnWords.after(nameOf(next.seat), whyNext(next))}</p>;
}
