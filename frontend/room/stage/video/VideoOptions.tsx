import { type FormEvent, type ReactElement, useState } from "react";
import type { OptionsProps } from "../formats.ts";
import { FileChoice } from "../inStep/FileChoice.tsx";
import { videoWords } from "./words.ts";

export function VideoOptions({ start }: OptionsProps): ReactElement {
  const [chosen, choose] = useState<string[]>([]);
  const [material] = chosen;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (material) start({ format: "video", material });
  };
  return (
    <form onSubmit={onSubmit}>
      <FileChoice kinds={["video"]} chosen={chosen} choose={choose} />
      <p className="small">{videoWords.startHelp}</p>
      <button type="submit" className="btn primary" disabled={!material}>
        {videoWords.start}
      </button>
    </form>
  );
}
