import type { FormEvent, ReactElement } from "react";
import type { OptionsProps } from "../formats.ts";
import { MinutesField, useMinutes } from "../MinutesField.tsx";
import { topicsWords } from "./words.ts";

export function TopicsOptions({ start }: OptionsProps): ReactElement {
  const minutes = useMinutes(20, { from: 15, to: 25, wrong: topicsWords.minutesWrong });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (minutes.value === null) return;
    start({ format: "topics", minutes: minutes.value, vote_seconds: 90 });
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <MinutesField {...minutes.field} label={topicsWords.minutes} />
      <button type="submit" className="btn primary">
        {topicsWords.start}
      </button>
    </form>
  );
}
