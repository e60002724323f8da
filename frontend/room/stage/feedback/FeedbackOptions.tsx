import { type FormEvent, type ReactElement, useState } from "react";
import { useRoom } from "../../ui/context.ts";
import type { OptionsProps } from "../formats.ts";
import { feedbackWords } from "./words.ts";

export function FeedbackOptions({ start }: OptionsProps): ReactElement {
  const people = useRoom((state) => state.snapshot?.people);
  const [receiver, choose] = useState<string | null>(null);
  const members = (people ?? []).filter((one) => one.role === "member");
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (receiver) start({ format: "feedback", receiver, seconds_each: 45 });
  };
  return (
    <form onSubmit={onSubmit}>
      <fieldset className="picks">
        <legend>{feedbackWords.who}</legend>
        {members.length === 0 && <p>{feedbackWords.nobody}</p>}
        {members.map((one) => (
          <label key={one.seat} className="pick">
            <input
              type="radio"
              name="receiver"
              checked={receiver === one.seat}
              onChange={() => choose(one.seat)}
            />
            <b>{one.name}</b>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn primary" disabled={!receiver}>
        {feedbackWords.start}
      </button>
    </form>
  );
}
