import { type ReactElement, useId } from "react";
import type { Goal } from "../../journal/beside.ts";
import { appended } from "../compose/sentences.ts";
import { goalWords } from "./useBeside.ts";

interface GoalsProps {
  goals: readonly Goal[];
  text: string;
  onType(text: string): void;
}

/** The member's goals in reach: one tap writes one down, a second takes it back. */
export function Goals({ goals, text, onType }: GoalsProps): ReactElement | null {
  const id = useId();
  if (goals.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would claim to hold an answer.
    <div className="note-goals" role="group" aria-labelledby={id}>
      <span id={id}>Goals</span>
      {goals.map((goal) => {
        const sentence = `Goal ${goalWords(goal)}.`;
        const isThere = text.includes(sentence);
        return (
          <button
            key={goal.number}
            type="button"
            aria-pressed={isThere}
            title={goal.sign}
            onClick={() => onType(isThere ? without(text, sentence) : appended(text, sentence))}
          >
            <b>{goal.number}</b> {goal.wording}
          </button>
        );
      })}
    </div>
  );
}

/** The text without a sentence and the gap before or after it. */
function without(text: string, sentence: string): string {
  const found = [` ${sentence}`, `${sentence} `, sentence].find((part) => text.includes(part));
  return found === undefined ? text : text.replace(found, "");
}
