import { type FormEvent, type ReactElement, useId, useState } from "react";
import { useIsFacilitator } from "../../ui/context.ts";
import { useStage } from "../useStage.ts";
import { type Tag, topicsWords } from "./words.ts";

const tags = Object.keys(topicsWords.tags) as Tag[];

/** A topic of one's own, with or without a name for the group. */
export function AddTopic(): ReactElement {
  const { act } = useStage();
  const isFacilitator = useIsFacilitator();
  const [text, setText] = useState("");
  const [tag, setTag] = useState<Tag>("share");
  const [isAnonymous, setAnonymous] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const help = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!text.trim()) {
      setWrong(true);
      return;
    }
    act({ do: "topics.add", text, tag, is_anonymous: isAnonymous });
    setText("");
    setAnonymous(false);
    setWrong(false);
  };
  return (
    <form className="topics-add" onSubmit={onSubmit} noValidate>
      <label className="topics-text">
        {topicsWords.text}
        <input
          value={text}
          maxLength={200}
          autoComplete="off"
          aria-describedby={help}
          aria-invalid={isWrong || undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <span className={isWrong ? "wrong" : "small"} id={help}>
          {isWrong ? topicsWords.textWrong : topicsWords.textHelp}
        </span>
      </label>
      <label>
        {topicsWords.tag}
        <select value={tag} onChange={(event) => setTag(event.target.value as Tag)}>
          {tags.map((one) => (
            <option key={one} value={one}>
              {topicsWords.tags[one]}
            </option>
          ))}
        </select>
      </label>
      {!isFacilitator && (
        <label className="pick">
          <input
            type="checkbox"
            checked={isAnonymous}
            onChange={(event) => setAnonymous(event.target.checked)}
          />
          <span>
            <b>{topicsWords.anonymous}</b>
            <span className="small">{topicsWords.anonymousHelp}</span>
          </span>
        </label>
      )}
      <button type="submit" className="btn primary">
        {topicsWords.add}
      </button>
    </form>
  );
}
