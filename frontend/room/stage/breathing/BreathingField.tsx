import { type ReactElement, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import { useNow } from "../../ui/context.ts";
import type { FieldProps } from "../formats.ts";
import "./breathing.css";
import { type Moment, momentAt } from "./pace.ts";
import { Ring } from "./Ring.tsx";
import { useIsCalm } from "./useIsCalm.ts";
import { breathingWords, phaseWords } from "./words.ts";

type Scene = ViewOf<"breathing">;

/** A ring that grows and shrinks for everybody at once; a count where motion is not wanted. */
export function BreathingField({ scene }: FieldProps<Scene>): ReactElement {
  const [hasStopped, stop] = useState(false);
  const isCalm = useIsCalm();
  return (
    <section className="breathing" aria-label={breathingWords.title}>
      {hasStopped ? (
        <p className="breathing-word">{breathingWords.stopped}</p>
      ) : (
        <>
          {!isCalm && <Ring begins={Date.parse(scene.begins_at)} pace={scene.pace} />}
          <Words scene={scene} isCalm={isCalm} />
        </>
      )}
      <div className="breathing-foot">
        <p className="small">{breathingWords.eyes}</p>
        <button type="button" className="btn quiet" onClick={() => stop(!hasStopped)}>
          {hasStopped ? breathingWords.resume : breathingWords.stop}
        </button>
      </div>
    </section>
  );
}

function Words({ scene, isCalm }: { scene: Scene; isCalm: boolean }): ReactElement {
  const now = useNow(100);
  const moment = momentAt(scene.pace, (now - Date.parse(scene.begins_at)) / 1000);
  const word = wordOf(moment);
  return (
    <div className="breathing-word" data-phase={moment.is === "breathing" ? moment.phase : "none"}>
      <p aria-live="polite">{word}</p>
      {moment.is === "breathing" && (
        <p className="small num" aria-hidden="true">
          {isCalm && <b>{moment.count}</b>}{" "}
          {breathingWords.breath(moment.number, scene.pace.cycles)}
        </p>
      )}
    </div>
  );
}

function wordOf(moment: Moment): string {
  if (moment.is === "soon") return breathingWords.soon;
  return moment.is === "over" ? breathingWords.over : phaseWords[moment.phase];
}
