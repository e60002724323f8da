import { type FormEvent, type ReactElement, type RefObject, useId, useState } from "react";
import { boardWords } from "./words.ts";

interface WriteFormProps {
  field: RefObject<HTMLInputElement | null>;
  write: (text: string) => void;
}

/** Words for the sheet: all of it works with the keyboard. */
export function WriteForm({ field, write }: WriteFormProps): ReactElement {
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const help = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(!text.trim());
    if (!text.trim()) return;
    write(text.trim());
    setText("");
  };
  return (
    <form className="board-write" onSubmit={onSubmit} noValidate>
      <label>
        {boardWords.words}
        <input
          ref={field}
          value={text}
          maxLength={160}
          autoComplete="off"
          aria-describedby={help}
          aria-invalid={isWrong || undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className={isWrong ? "wrong" : "small"} id={help}>
        {isWrong ? boardWords.wordsWrong : boardWords.wordsHelp}
      </p>
      <button type="submit" className="btn">
        {boardWords.put}
      </button>
    </form>
  );
}
