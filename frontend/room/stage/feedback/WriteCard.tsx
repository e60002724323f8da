import { type FormEvent, type ReactElement, useId, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import { useStage } from "../useStage.ts";
import { feedbackWords, type Stem } from "./words.ts";

const stems = Object.keys(feedbackWords.stems) as Stem[];

export function WriteCard({ scene }: { scene: ViewOf<"feedback"> }): ReactElement {
  const { act } = useStage();
  const [stem, setStem] = useState<Stem>("noticed");
  const [text, setText] = useState("");
  const [isHard, setHard] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const help = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(!text.trim());
    if (!text.trim()) return;
    act({ do: "feedback.write", stem, text, is_challenging: isHard });
    setText("");
    setHard(false);
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <label>
        {feedbackWords.stem}
        <select value={stem} onChange={(event) => setStem(event.target.value as Stem)}>
          {stems.map((one) => (
            <option key={one} value={one}>
              {feedbackWords.stems[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {feedbackWords.text}
        <input
          value={text}
          maxLength={300}
          autoComplete="off"
          aria-describedby={help}
          aria-invalid={isWrong || undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <span className={isWrong ? "wrong" : "small"} id={help}>
          {isWrong ? feedbackWords.textWrong : feedbackWords.textHelp}
        </span>
      </label>
      <label className="pick">
        <input
          type="checkbox"
          checked={isHard}
          disabled={scene.challenging_left === 0}
          onChange={(event) => setHard(event.target.checked)}
        />
        <span>
          <b>{feedbackWords.hard}</b>
          <span className="small">{feedbackWords.hardHelp(scene.challenging_left)}</span>
        </span>
      </label>
      <button type="submit" className="btn primary">
        {feedbackWords.send}
      </button>
    </form>
  );
}
