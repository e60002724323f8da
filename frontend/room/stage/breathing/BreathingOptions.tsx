import { type FormEvent, type ReactElement, useId, useState } from "react";
import type { OptionsProps } from "../formats.ts";
import { breathingWords } from "./words.ts";

const start = { breathe_in: 4, hold_in: 0, breathe_out: 6, hold_out: 0, cycles: 10 };

type Part = keyof typeof start;

const parts: { part: Part; word: string; min: number; max: number }[] = [
  { part: "breathe_in", word: breathingWords.in, min: 2, max: 10 },
  { part: "breathe_out", word: breathingWords.out, min: 2, max: 12 },
  { part: "hold_in", word: breathingWords.holdIn, min: 0, max: 10 },
  { part: "hold_out", word: breathingWords.holdOut, min: 0, max: 10 },
  { part: "cycles", word: breathingWords.cycles, min: 1, max: 60 },
];

export function BreathingOptions({ start: begin }: OptionsProps): ReactElement {
  const [pace, setPace] = useState(start);
  const help = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    begin({ format: "breathing", ...pace });
  };
  return (
    <form onSubmit={onSubmit}>
      <div className="two-columns">
        {parts.map(({ part, word, min, max }) => (
          <label key={part}>
            {word}
            <input
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              required
              aria-describedby={part.startsWith("hold") ? help : undefined}
              value={Number.isNaN(pace[part]) ? "" : pace[part]}
              onChange={(event) => setPace({ ...pace, [part]: event.target.valueAsNumber })}
            />
          </label>
        ))}
      </div>
      <p className="small" id={help}>
        {breathingWords.holdHelp}
      </p>
      <button type="submit" className="btn primary">
        {breathingWords.start}
      </button>
    </form>
  );
}
