import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import type { FieldProps } from "../formats.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { CardRow } from "./CardRow.tsx";
import { Earlier } from "./Earlier.tsx";
import "./feedback.css";
import { WriteCard } from "./WriteCard.tsx";
import { feedbackWords } from "./words.ts";

type Scene = ViewOf<"feedback">;

/** Each sees what is for them: to write, to give or hold back, or to receive. */
export function FeedbackField({ scene }: FieldProps<Scene>): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  const isFacilitator = useIsFacilitator();
  const nameOf = useNameOf();
  const name = nameOf(scene.receiver);
  const isMine = me === scene.receiver;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is reached by the keyboard too
    <section className="feedback" aria-label={feedbackWords.title} tabIndex={0}>
      <h2>
        {isMine && !scene.has_agreed ? feedbackWords.headingOwn : feedbackWords.heading(name)}
      </h2>
      <p aria-live="polite">
        <Status scene={scene} name={name} isMine={isMine} />
      </p>
      {isMine && <Consent scene={scene} />}
      <Cards scene={scene} title={titleOf(isMine, isFacilitator)} />
      {!isMine && !isFacilitator && scene.has_agreed && <WriteCard scene={scene} />}
      {isMine && <Earlier />}
    </section>
  );
}

function titleOf(isMine: boolean, isFacilitator: boolean): string {
  if (isMine) return feedbackWords.given;
  return isFacilitator ? feedbackWords.all : feedbackWords.own;
}

interface StatusProps {
  scene: Scene;
  name: string;
  isMine: boolean;
}

function Status({ scene, name, isMine }: StatusProps): string {
  const isFacilitator = useIsFacilitator();
  if (isMine) return feedbackWords.askOwn;
  if (scene.has_declined) return feedbackWords.declined(name);
  if (!scene.has_agreed) return feedbackWords.waits(name);
  return isFacilitator ? feedbackWords.written(scene.have_written) : feedbackWords.write(name);
}

function Consent({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const say = (on: boolean) => () => act({ do: "feedback.agree", on });
  if (scene.has_agreed) {
    return (
      <div className="deeds">
        <button type="button" className="btn" onClick={say(false)}>
          {feedbackWords.stopIt}
        </button>
      </div>
    );
  }
  return (
    <div className="deeds">
      <button type="button" className="btn" onClick={say(false)}>
        {feedbackWords.decline}
      </button>
      <button type="button" className="btn primary" onClick={say(true)}>
        {feedbackWords.agree}
      </button>
    </div>
  );
}

function Cards({ scene, title }: { scene: Scene; title: string }): ReactElement | null {
  if (scene.cards.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {scene.cards.map((card) => (
          <CardRow key={card.id} scene={scene} card={card} />
        ))}
      </ul>
    </>
  );
}
