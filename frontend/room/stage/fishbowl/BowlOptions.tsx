import { type FormEvent, type ReactElement, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import type { OptionsProps } from "../formats.ts";
import { MinutesField, useMinutes } from "../MinutesField.tsx";
import { stageWords } from "../words.ts";
import { bowlWords } from "./words.ts";

type Kind = ViewOf<"fishbowl">["kind"];

const kinds = Object.keys(bowlWords.kinds) as Kind[];

export function BowlOptions({ start }: OptionsProps): ReactElement {
  const [kind, setKind] = useState<Kind>("closed");
  const [size, setSize] = useState(3);
  const [question, setQuestion] = useState("");
  const minutes = useMinutes(10, { from: 2, to: 30, wrong: bowlWords.minutesWrong });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (minutes.value === null) return;
    start({ format: "fishbowl", kind, size, question, inner: [], minutes: minutes.value });
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
        {bowlWords.kind}
        <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {bowlWords.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      <div className="two-columns">
        <label>
          {bowlWords.size}
          <select value={size} onChange={(event) => setSize(Number(event.target.value))}>
            {[2, 3, 4, 5].map((chairs) => (
              <option key={chairs}>{chairs}</option>
            ))}
          </select>
        </label>
        <MinutesField {...minutes.field} label={bowlWords.minutes} />
      </div>
      <button type="submit" className="btn primary">
        {bowlWords.start}
      </button>
    </form>
  );
}
