import { type FormEvent, type ReactElement, useId, useState } from "react";
import type { OptionsProps } from "../formats.ts";
import { stageWords } from "../words.ts";
import { boardWords } from "./words.ts";

export function BoardOptions({ start }: OptionsProps): ReactElement {
  const [prompt, setPrompt] = useState<string>(boardWords.prompt);
  const [isOpen, setOpen] = useState(true);
  const help = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    start({ format: "board", prompt, is_open: isOpen });
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        {stageWords.question}
        <input value={prompt} maxLength={300} onChange={(event) => setPrompt(event.target.value)} />
      </label>
      <label className="pick">
        <input
          type="checkbox"
          checked={isOpen}
          aria-describedby={help}
          onChange={(event) => setOpen(event.target.checked)}
        />
        <span>
          <b>{boardWords.everybody}</b>
          <span className="small" id={help}>
            {boardWords.everybodyHelp}
          </span>
        </span>
      </label>
      <button type="submit" className="btn primary">
        {boardWords.start}
      </button>
    </form>
  );
}
