import { type ReactElement, useEffect, useState } from "react";
import type { ShelfFacts } from "../../contract.ts";
import { ask } from "../../server/ask.ts";
import { useRoom } from "../../ui/context.ts";
import "./inStep.css";
import { inStepWords } from "./words.ts";

type ShelfFile = ShelfFacts["files"][number];

interface Props {
  kinds: readonly ShelfFile["kind"][];
  chosen: readonly string[];
  isMany?: boolean;
  choose: (ids: string[]) => void;
}

/** The practice's files of these kinds. */
export function FileChoice({ kinds, chosen, isMany = false, choose }: Props): ReactElement {
  const meeting = useRoom((state) => state.meeting);
  const [shelf, setShelf] = useState<ShelfFacts | "failed" | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isHere = attempt >= 0;
    void ask<ShelfFacts>(`/api/room/${meeting}/shelf`).then((answer) => {
      if (isHere) setShelf(answer.is === "answer" ? answer.value : "failed");
    });
    return () => {
      isHere = false;
    };
  }, [meeting, attempt]);
  if (shelf === null) return <p className="small">{inStepWords.look}</p>;
  if (shelf === "failed") {
    return (
      <p role="alert">
        {inStepWords.unreachable}{" "}
        <button type="button" className="small-btn" onClick={() => setAttempt(attempt + 1)}>
          {inStepWords.again}
        </button>
      </p>
    );
  }
  const files = shelf.files.filter(({ kind }) => kinds.includes(kind));
  const pick = (id: string): void => {
    if (!isMany) choose([id]);
    else choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  };
  return (
    <fieldset className="file-choice">
      <legend>{inStepWords.choose}</legend>
      {files.length === 0 && <p>{inStepWords.noneYet}</p>}
      {files.map((file) => (
        <label key={file.id}>
          <input
            type={isMany ? "checkbox" : "radio"}
            name="file"
            checked={chosen.includes(file.id)}
            onChange={() => pick(file.id)}
          />
          {file.title}
        </label>
      ))}
      <a className="small" href={shelf.address} target="_blank" rel="noreferrer">
        {inStepWords.addFiles}
      </a>
    </fieldset>
  );
}
