import { type FormEvent, type ReactElement, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import type { OptionsProps } from "../formats.ts";
import { MinutesField, useMinutes } from "../MinutesField.tsx";
import { stageWords } from "../words.ts";
import { roundWords } from "./words.ts";

type Mode = ViewOf<"round">["mode"];

const modes = Object.keys(roundWords.modes) as Mode[];

export function RoundOptions({ start }: OptionsProps): ReactElement {
  const [question, setQuestion] = useState("");
  const [mode, setMode] = useState<Mode>("clockwise");
  const minutes = useMinutes(15, { from: 1, to: 180, wrong: roundWords.lengthWrong });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (minutes.value === null) return;
    start({ format: "round", question, mode, block_seconds: minutes.value * 60 });
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <label>
        {stageWords.question}
        <input
          value={question}
          maxLength={300}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </label>
      <label>
        {roundWords.mode}
        <select value={mode} onChange={(event) => setMode(event.target.value as Mode)}>
          {modes.map((one) => (
            <option key={one} value={one}>
              {roundWords.modes[one]}
            </option>
          ))}
        </select>
      </label>
      <MinutesField {...minutes.field} label={stageWords.minutes} />
      <button type="submit" className="btn primary">
        {roundWords.start}
      </button>
    </form>
  );
}
