import type { ReactElement } from "react";
import { useRoom } from "../ui/context.ts";
import { homeworkWords, outcomeWord } from "./words.ts";

/** Beside a member, for those who lead: what was given last time, and how it went. */
export function LastOf({ enrolment }: { enrolment: string | null }): ReactElement | null {
  const last = useRoom((state) => state.homework?.last ?? none);
  const own = enrolment === null ? [] : last.filter((one) => one.enrolment === enrolment);
  if (own.length === 0) return null;
  return (
    <ul className="last-homework small" aria-label={homeworkWords.lastTime}>
      {own.map((one) => (
        <li key={one.id} data-outcome={one.outcome ?? "unsaid"}>
          {homeworkWords.lastTime}: {one.words} · <b>{outcomeWord(one.outcome)}</b>
        </li>
      ))}
    </ul>
  );
}

const none: never[] = [];
