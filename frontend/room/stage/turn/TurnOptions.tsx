import { type FormEvent, type ReactElement, useState } from "react";
import { useRoom } from "../../ui/context.ts";
import type { OptionsProps } from "../formats.ts";
import { MinutesField, useMinutes } from "../MinutesField.tsx";
import { useNameOf } from "../useStage.ts";
import "./turn.css";
import { useTurns, whyNext } from "./useTurns.ts";
import { turnWords } from "./words.ts";

/** Whose turn: who has waited longest is first and chosen, and anybody may be. */
export function TurnOptions({ start }: OptionsProps): ReactElement {
  const turns = useTurns();
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  const nameOf = useNameOf();
  const [picked, pick] = useState<string | null>(null);
  const minutes = useMinutes(15, { from: 10, to: 20, wrong: turnWords.lengthWrong });
  const seat = picked ?? turns?.[0]?.seat ?? null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (seat && minutes.value !== null) {
      start({ format: "turn", seat, beside: me, minutes: minutes.value });
    }
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <fieldset className="picks">
        <legend>{turnWords.who}</legend>
        {turns === null && <p className="small">{turnWords.loading}</p>}
        {turns?.length === 0 && <p>{turnWords.nobody}</p>}
        {turns?.map((one) => (
          <label key={one.seat} className="pick">
            <input
              type="radio"
              name="seat"
              checked={seat === one.seat}
              onChange={() => pick(one.seat)}
            />
            <span>
              <b>{nameOf(one.seat)}</b>
              <span className="small">{whyNext(one)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <MinutesField {...minutes.field} label={turnWords.length} />
      <button type="submit" className="btn primary" disabled={!seat}>
        {turnWords.start}
      </button>
    </form>
  );
}
