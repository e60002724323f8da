import type { ReactElement } from "react";
import { pulseWords } from "./words.ts";
import "./pulse.css";

interface MoodPicksProps {
  mood: number | null;
  onPick: (mood: number | null) => void;
}

/** Five steps from very low to very good; pressed again, it is taken back. */
export function MoodPicks({ mood, onPick }: MoodPicksProps): ReactElement {
  return (
    <fieldset className="moods">
      <legend>{pulseWords.mood}</legend>
      <div className="mood-steps">
        {pulseWords.moods.map((step) => (
          <button
            key={step}
            type="button"
            className="mood-step num"
            aria-pressed={mood === step}
            aria-label={`${pulseWords.signed(step)}: ${pulseWords.moodWord(step)}`}
            onClick={() => onPick(mood === step ? null : step)}
          >
            {pulseWords.signed(step)}
          </button>
        ))}
      </div>
      <p className="small mood-ends" aria-hidden="true">
        <span>{mood === null ? pulseWords.moodWord(-2) : ""}</span>
        <b>{mood === null ? "" : pulseWords.moodWord(mood)}</b>
        <span>{mood === null ? pulseWords.moodWord(2) : ""}</span>
      </p>
    </fieldset>
  );
}
