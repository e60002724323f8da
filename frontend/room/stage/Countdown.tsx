import type { ReactElement } from "react";
import { useNow } from "../ui/context.ts";
import { graceSeconds, useBell } from "./useBell.ts";
import { clock, stageWords } from "./words.ts";

interface CountdownProps {
  /** Changes when another step begins. */
  step: string;
  since: string;
  seconds: number;
  /** The clock stands still from here on. */
  until?: string | null;
}

/** What is left of a step: a bell at nought, a firm line twenty seconds later. */
export function Countdown({ step, since, seconds, until }: CountdownProps): ReactElement {
  const now = useNow();
  const end = until ? Date.parse(until) : now;
  const left = seconds - (end - Date.parse(since)) / 1000;
  useBell(until ? null : left, step);
  const over = left < -graceSeconds ? "firm" : left < 0 ? "soft" : undefined;
  return (
    <span className="big-clock" data-over={over} role="timer">
      {clock(left)}
      <span className="unseen">{left < 0 ? stageWords.over : stageWords.left}</span>
    </span>
  );
}
