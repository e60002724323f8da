import { type KeyboardEvent, useState } from "react";
import type { Phrase } from "../../journal/beside.ts";
import { type Call, callAt, called, filled, previewed, type Written, written } from "./phrases.ts";
import type { Help } from "./useBeside.ts";

export interface Phrases {
  offered: readonly Phrase[];
  chosen: number;
  /** What a phrase would write. */
  preview(phrase: Phrase): string;
  /** The caret stands somewhere else, or something was typed. */
  look(text: string, caret: number): void;
  close(): void;
  take(phrase: Phrase): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Quick phrases of one field: what is offered, and what a key does with it. */
export function usePhrases(help: Help, text: string, onWrite: (done: Written) => void): Phrases {
  const [at, setAt] = useState<Call | null>(null);
  const [chosen, setChosen] = useState(0);
  const offered = at ? called(help.phrases, at.word) : [];
  const fill = (phrase: string): string => filled(phrase, help.known);

  const take = (phrase: Phrase): void => {
    if (!at) return;
    setAt(null);
    onWrite(written(text, at, fill(phrase.text)));
  };

  return {
    offered,
    chosen: Math.min(chosen, Math.max(offered.length - 1, 0)),
    preview: (phrase) => previewed(phrase.text, help.known),
    take,
    look(now, caret) {
      const next = callAt(now, caret);
      if (next?.word !== at?.word) setChosen(0);
      setAt(next);
    },
    close: () => setAt(null),
    onKeyDown(event) {
      if (offered.length === 0 || event.nativeEvent.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const picked = offered[Math.min(chosen, offered.length - 1)];
      if (step !== undefined) {
        setChosen((chosen + step + offered.length) % offered.length);
      } else if (event.key === "Escape") setAt(null);
      else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && picked) {
        take(picked);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
