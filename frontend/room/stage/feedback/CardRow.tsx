import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { feedbackWords } from "./words.ts";

type Scene = ViewOf<"feedback">;
type Card = Scene["cards"][number];

interface RowProps {
  scene: Scene;
  card: Card;
}

export function CardRow({ scene, card }: RowProps): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const nameOf = useNameOf();
  const isFacilitator = useIsFacilitator();
  return (
    <li>
      <div className="words">
        <span className="small">
          {nameOf(card.giver)} · {feedbackWords.stems[card.stem]}
        </span>
        <p>{card.text}</p>
      </div>
      {card.is_challenging && isFacilitator && (
        <span className="chip warn">{feedbackWords.challenging}</span>
      )}
      {card.state !== "written" || !isFacilitator ? (
        me !== scene.receiver && <span className="chip">{feedbackWords.states[card.state]}</span>
      ) : (
        <Decide scene={scene} card={card} />
      )}
      {me === scene.receiver && <Answers card={card} />}
    </li>
  );
}

function Decide({ scene, card }: RowProps): ReactElement {
  const { act } = useStage();
  const { step } = scene;
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-label={feedbackWords.holdBackName(card.text)}
        onClick={() => act({ do: "feedback.hold_back", step, card: card.id })}
      >
        {feedbackWords.holdBack}
      </button>
      <button
        type="button"
        className="btn"
        aria-label={feedbackWords.releaseName(card.text)}
        onClick={() => act({ do: "feedback.release", step, card: card.id })}
      >
        {feedbackWords.release}
      </button>
    </>
  );
}

const answers = Object.keys(feedbackWords.answers) as NonNullable<Card["answer"]>[];

function Answers({ card }: { card: Card }): ReactElement {
  const { act } = useStage();
  return (
    <fieldset className="answers">
      <legend className="unseen">{card.text}</legend>
      {answers.map((answer) => (
        <button
          key={answer}
          type="button"
          className="btn"
          aria-pressed={card.answer === answer}
          onClick={() => act({ do: "feedback.answer", card: card.id, answer })}
        >
          {feedbackWords.answers[answer]}
        </button>
      ))}
    </fieldset>
  );
}
