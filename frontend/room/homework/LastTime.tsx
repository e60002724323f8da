import { type ReactElement, useId, useState } from "react";
import type { HomeworkOutcome, LastHomework } from "../contract.ts";
import { useCommands, useRoom, useRoomStore } from "../ui/context.ts";
import { dayOf, homeworkWords } from "./words.ts";
import "./homework.css";

/** What a member took on last time, and how it went: one press, or none. */
export function LastTime(): ReactElement | null {
  const last = useRoom((state) => state.homework?.last ?? none);
  const title = useId();
  if (last.length === 0) return null;
  return (
    <section className="homework-part" aria-labelledby={title}>
      <h2 id={title}>{homeworkWords.last}</h2>
      <p className="small">{homeworkWords.lastHelp}</p>
      <ul className="homework-list">
        {last.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one }: { one: LastHomework }): ReactElement {
  const store = useRoomStore();
  const commands = useCommands();
  const [wrong, setWrong] = useState("");
  const report = async (pressed: HomeworkOutcome): Promise<void> => {
    const outcome = one.outcome === pressed ? null : pressed;
    const refusal = await commands.attempt("homework-report", { homework: one.id, outcome });
    setWrong(refusal ?? "");
    if (refusal !== null) return;
    store.setState(({ homework }) => ({
      homework: homework && { ...homework, last: reported(homework.last, one.id, outcome) },
    }));
  };
  return (
    <li className="homework-row">
      <span>
        {one.words} <span className="small">{dayOf(one)}</span>
      </span>
      <fieldset className="outcomes">
        <legend className="unseen">{homeworkWords.howItWent(one.words)}</legend>
        {homeworkWords.buttons.map(({ outcome, word }) => (
          <button
            key={outcome}
            type="button"
            className="outcome"
            aria-pressed={one.outcome === outcome}
            onClick={() => void report(outcome)}
          >
            {word}
          </button>
        ))}
      </fieldset>
      <p className="wrong" role="alert">
        {wrong}
      </p>
    </li>
  );
}

function reported(
  last: readonly LastHomework[],
  id: string,
  outcome: HomeworkOutcome | null,
): LastHomework[] {
  return last.map((one) => (one.id === id ? { ...one, outcome } : one));
}

const none: never[] = [];
