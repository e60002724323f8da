import { type FormEvent, type ReactElement, useState } from "react";
import type { OptionsProps } from "../formats.ts";
import { FileChoice } from "../inStep/FileChoice.tsx";
import { musicWords } from "./words.ts";

export function MusicOptions({ start }: OptionsProps): ReactElement {
  const [chosen, choose] = useState<string[]>([]);
  const [material] = chosen;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (material) start({ format: "music", material });
  };
  return (
    <form onSubmit={onSubmit}>
      <FileChoice kinds={["audio"]} chosen={chosen} choose={choose} />
      <p className="small">{musicWords.startHelp}</p>
      <button type="submit" className="btn primary" disabled={!material}>
        {musicWords.start}
      </button>
    </form>
  );
}
