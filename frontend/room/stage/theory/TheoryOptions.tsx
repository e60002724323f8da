import { type FormEvent, type ReactElement, useState } from "react";
import type { OptionsProps } from "../formats.ts";
import { FileChoice } from "../inStep/FileChoice.tsx";
import { theoryWords } from "./words.ts";

export function TheoryOptions({ start }: OptionsProps): ReactElement {
  const [materials, choose] = useState<string[]>([]);
  const [topic, setTopic] = useState("");
  const [isHandout, setHandout] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    start({ format: "theory", materials, topic, is_handout: isHandout });
  };
  return (
    <form onSubmit={onSubmit}>
      <FileChoice kinds={["pdf", "image"]} chosen={materials} choose={choose} isMany />
      <label>
        {theoryWords.topic}
        <input value={topic} maxLength={120} onChange={(event) => setTopic(event.target.value)} />
      </label>
      <p className="small">{theoryWords.topicHelp}</p>
      <div className="file-choice">
        <label>
          <input
            type="checkbox"
            checked={isHandout}
            onChange={(event) => setHandout(event.target.checked)}
          />
          {theoryWords.handout}
        </label>
      </div>
      <button type="submit" className="btn primary" disabled={materials.length === 0}>
        {theoryWords.start}
      </button>
    </form>
  );
}
