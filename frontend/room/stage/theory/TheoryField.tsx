import { ArrowLeft, ArrowRight, CircleHelp } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import type { FieldProps } from "../formats.ts";
import { useStage } from "../useStage.ts";
import { AskForm } from "./AskForm.tsx";
import { Question } from "./Question.tsx";
import "./theory.css";
import { theoryWords } from "./words.ts";

type Scene = ViewOf<"theory">;

export function TheoryField({ scene }: FieldProps<Scene>): ReactElement {
  const meeting = useRoom((state) => state.meeting);
  const [isAsking, ask] = useState(false);
  const leads = useIsFacilitator();
  const address = (id: string): string => `/api/room/${meeting}/files/${id}`;
  const { slide, index, count, poll } = scene;
  return (
    <section className="theory" aria-label={scene.topic}>
      <div className="theory-slide">
        <img
          key={slide.id}
          src={address(slide.id)}
          width={slide.width}
          height={slide.height}
          alt={`${scene.topic}. ${theoryWords.slide(index + 1, count)}`}
        />
        {scene.next && <link rel="prefetch" as="image" href={address(scene.next)} />}
        {poll && <Question poll={poll} step={scene.step} />}
        {isAsking && !poll && <AskForm step={scene.step} done={() => ask(false)} />}
      </div>
      {leads && <Lead scene={scene} ask={() => ask(true)} />}
    </section>
  );
}

/** Where those who lead read their notes and go on. */
function Lead({ scene, ask }: { scene: Scene; ask: () => void }): ReactElement {
  const { act } = useStage();
  const { step, index, count, notes } = scene;
  const go = (to: number): void => act({ do: "theory.go", step, index: to });
  return (
    <div className="theory-foot">
      <p className="theory-notes">
        <span className="small">{theoryWords.notes}</span>
        {notes || theoryWords.noNotes}
      </p>
      <div className="theory-deeds">
        <button type="button" className="btn" disabled={index === 0} onClick={() => go(index - 1)}>
          <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className="unseen">{theoryWords.previous}</span>
        </button>
        <span className="num" aria-live="polite">
          {theoryWords.slide(index + 1, count)}
        </span>
        <button
          type="button"
          className="btn primary"
          disabled={index + 1 >= count}
          onClick={() => go(index + 1)}
        >
          {theoryWords.next}
          <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
        {!scene.poll && (
          <button type="button" className="btn quiet" onClick={ask}>
            <CircleHelp size={18} strokeWidth={1.75} aria-hidden="true" />
            {theoryWords.ask}
          </button>
        )}
      </div>
    </div>
  );
}
