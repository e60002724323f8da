import { type FormEvent, type ReactElement, useEffect, useState } from "react";
import { ask } from "../../server/ask.ts";
import { useRoom } from "../../ui/context.ts";
import type { OptionsProps } from "../formats.ts";
import { stageWords } from "../words.ts";
import type { Scene } from "./layout.ts";
import { cardWords, type Technique, techniqueWords } from "./words.ts";

const techniques = Object.keys(techniqueWords) as Technique[];

export function CardsOptions({ start }: OptionsProps): ReactElement {
  const [technique, setTechnique] = useState<Technique>("free");
  const [prompt, setPrompt] = useState(techniqueWords.free.prompt);
  const [each, setEach] = useState(1);
  const [piles, setPiles] = useState<Scene["piles"]>("both");
  const [who, setWho] = useState<Scene["who"]>("owner");
  const [open, setOpen] = useState(5);
  const [swaps, setSwaps] = useState(1);
  const [strongest, setStrongest] = useState(3);
  const [minutes, setMinutes] = useState(0);
  const decks = useDecks();
  const [deck, setDeck] = useState("");
  const chooseTechnique = (chosen: Technique): void => {
    setTechnique(chosen);
    setPrompt(techniqueWords[chosen].prompt);
    setEach(techniqueWords[chosen].each);
    if (chosen === "story") setWho("turns");
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    start({
      format: "cards",
      prompt,
      technique,
      deck: deck || null,
      piles,
      open_count: open,
      who,
      each,
      swaps,
      strongest,
      seconds_each: Math.round(minutes * 60),
    });
  };
  return (
    <form onSubmit={onSubmit}>
      <Choice
        label={cardWords.technique}
        value={technique}
        choose={chooseTechnique}
        options={techniques.map((one) => [one, techniqueWords[one].name])}
      />
      <label>
        {stageWords.question}
        <input value={prompt} maxLength={300} onChange={(event) => setPrompt(event.target.value)} />
      </label>
      {decks.length > 0 && (
        <Choice
          label={cardWords.deck}
          value={deck}
          choose={setDeck}
          options={[
            ["", cardWords.commonDeck],
            ...decks.map(({ id, title, count }) => [id, `${title}, ${count}`] as const),
          ]}
        />
      )}
      <div className="two-columns">
        <Choice
          label={cardWords.piles}
          value={piles}
          choose={setPiles}
          options={Object.entries(cardWords.pileKinds) as [Scene["piles"], string][]}
        />
        <Choice
          label={cardWords.who}
          value={who}
          choose={setWho}
          options={Object.entries(cardWords.whos) as [Scene["who"], string][]}
        />
      </div>
      <details>
        <summary>{cardWords.technicalities}</summary>
        <div className="two-columns">
          <Amount label={cardWords.openCount} value={open} set={setOpen} min={1} max={12} />
          <Amount label={cardWords.each} value={each} set={setEach} min={1} max={3} />
          <Amount label={cardWords.swaps} value={swaps} set={setSwaps} min={0} max={5} />
          <Choice
            label={cardWords.strongest}
            value={String(strongest)}
            choose={(one) => setStrongest(Number(one))}
            options={cardWords.strengths.map((word, index) => [String(index + 1), word])}
          />
          {who === "turns" && (
            <Amount label={cardWords.minutes} value={minutes} set={setMinutes} min={0} max={30} />
          )}
        </div>
      </details>
      <button type="submit" className="btn primary">
        {cardWords.start}
      </button>
    </form>
  );
}

interface Deck {
  id: string;
  title: string;
  count: number;
}

/** The practice's own decks. */
function useDecks(): Deck[] {
  const meeting = useRoom((state) => state.meeting);
  const [decks, setDecks] = useState<Deck[]>([]);
  useEffect(() => {
    void ask<{ decks: Deck[] }>(`/api/room/${meeting}/decks`).then((answer) => {
      if (answer.is === "answer") setDecks(answer.value.decks);
    });
  }, [meeting]);
  return decks;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  choose: (value: T) => void;
  options: readonly (readonly [T, string])[];
}

function Choice<T extends string>({ label, value, choose, options }: ChoiceProps<T>): ReactElement {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.target.value as T)}>
        {options.map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

interface AmountProps {
  label: string;
  value: number;
  set: (value: number) => void;
  min: number;
  max: number;
}

function Amount({ label, value, set, min, max }: AmountProps): ReactElement {
  return (
    <label>
      {label}
      <input
        type="number"
        inputMode="numeric"
        required
        min={min}
        max={max}
        value={Number.isNaN(value) ? "" : value}
        onChange={(event) => set(event.target.valueAsNumber)}
      />
    </label>
  );
}
