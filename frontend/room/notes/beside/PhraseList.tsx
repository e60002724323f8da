import { type ReactElement, useEffect, useRef } from "react";
import type { Phrase } from "../../journal/beside.ts";

interface PhraseListProps {
  id: string;
  phrases: readonly Phrase[];
  chosen: number;
  preview(phrase: Phrase): string;
  onTake(phrase: Phrase): void;
}

export function phraseId(list: string, at: number): string {
  return `${list}-${at}`;
}

/** The phrases that begin like what was typed after `;`. */
export function PhraseList({
  id,
  phrases,
  chosen,
  preview,
  onTake,
}: PhraseListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.scrollIntoView({ block: "nearest" });
  }, []);

  return (
    <div ref={list} className="note-phrases" role="listbox" id={id} aria-label="Quick phrases">
      {phrases.map((phrase, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field.
        <div
          key={phrase.key}
          id={phraseId(id, at)}
          role="option"
          aria-selected={at === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(phrase)}
        >
          <kbd>;{phrase.key}</kbd> <span>{preview(phrase)}</span>
        </div>
      ))}
    </div>
  );
}
