import { type FormEvent, type ReactElement, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import type { OptionsProps } from "../formats.ts";
import { pairsWords } from "./words.ts";

type Size = ViewOf<"pairs">["size"];
type Odd = keyof typeof pairsWords.odds;

export function PairsOptions({ start }: OptionsProps): ReactElement {
  const [size, setSize] = useState<Size>("pairs");
  const [prompt, setPrompt] = useState("");
  const [minutes, setMinutes] = useState(6);
  const [odd, setOdd] = useState<Odd>("triad");
  const [hasHalves, setHalves] = useState(true);
  const [isInTurn, setInTurn] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    start({
      format: "pairs",
      size,
      prompt,
      odd,
      talk_seconds: Math.round(minutes * 60),
      has_halves: hasHalves && size === "pairs",
      is_in_turn: isInTurn && size === "pairs",
    });
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        {pairsWords.prompt}
        <input
          value={prompt}
          maxLength={500}
          onChange={(event) => setPrompt(event.target.value)}
          aria-describedby="prompt-help"
        />
        <span className="small" id="prompt-help">
          {pairsWords.promptHelp}
        </span>
      </label>
      <div className="two-columns">
        <label>
          {pairsWords.size}
          <select value={size} onChange={(event) => setSize(event.target.value as Size)}>
            <option value="pairs">{pairsWords.sizes.pairs}</option>
            <option value="teams">{pairsWords.sizes.teams}</option>
          </select>
        </label>
        <label>
          {pairsWords.minutes}
          <input
            type="number"
            inputMode="decimal"
            min={0.5}
            max={60}
            step={0.5}
            required
            value={minutes}
            onChange={(event) => setMinutes(event.target.valueAsNumber)}
          />
        </label>
      </div>
      {size === "pairs" && (
        <>
          <label>
            {pairsWords.odd}
            <select value={odd} onChange={(event) => setOdd(event.target.value as Odd)}>
              {Object.entries(pairsWords.odds).map(([name, word]) => (
                <option key={name} value={name}>
                  {word}
                </option>
              ))}
            </select>
          </label>
          <Tick isOn={hasHalves} set={setHalves} word={pairsWords.halves} />
          <Tick isOn={isInTurn} set={setInTurn} word={pairsWords.inTurn} />
        </>
      )}
      <button type="submit" className="btn primary">
        {pairsWords.propose}
      </button>
    </form>
  );
}

interface TickProps {
  isOn: boolean;
  set: (isOn: boolean) => void;
  word: string;
}

function Tick({ isOn, set, word }: TickProps): ReactElement {
  return (
    <label className="tick">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.target.checked)} />
      {word}
    </label>
  );
}
