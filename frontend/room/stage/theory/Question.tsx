import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator } from "../../ui/context.ts";
import { useStage } from "../useStage.ts";
import { theoryWords } from "./words.ts";

type Poll = NonNullable<ViewOf<"theory">["poll"]>;

/** One question. Who chose what is known to nobody; how many, after it is closed. */
export function Question({ poll, step }: { poll: Poll; step: number }): ReactElement {
  const { act } = useStage();
  const leads = useIsFacilitator();
  return (
    <section className="poll" aria-label={poll.question}>
      <h2>{poll.question}</h2>
      <ul>
        {poll.answers.map((answer, number) => (
          <li key={answer}>
            {poll.is_open && !leads ? (
              <button
                type="button"
                className={poll.own === number ? "btn primary" : "btn"}
                aria-pressed={poll.own === number}
                onClick={() => act({ do: "theory.vote", answer: number })}
              >
                {answer}
              </button>
            ) : (
              <p>
                {answer}
                {poll.counts && (
                  <>
                    <meter min={0} max={Math.max(1, poll.voted)} value={poll.counts[number] ?? 0} />
                    <b className="num">{poll.counts[number]}</b>
                  </>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="small" aria-live="polite">
        {poll.is_too_few ? theoryWords.tooFew : theoryWords.voted(poll.voted)}
        {poll.is_open && ` · ${theoryWords.anonymous}`}
      </p>
      {leads && (
        <button
          type="button"
          className="btn"
          onClick={() => act({ do: "theory.close_poll", step })}
        >
          {poll.is_open ? theoryWords.close : theoryWords.putAway}
        </button>
      )}
    </section>
  );
}
