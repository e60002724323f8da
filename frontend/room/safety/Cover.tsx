import { type ReactElement, useEffect, useRef } from "react";
import { notify } from "../state/store.ts";
import { useCommands, useRoomStore } from "../ui/context.ts";
import { Mark } from "../ui/Mark.tsx";
import { safetyWords } from "./words.ts";

/** Somebody walked in: a page that shows nobody, and says nothing about what this is. */
export function Cover(): ReactElement {
  const commands = useCommands();
  const store = useRoomStore();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const comeBack = (): void => {
    commands.cover(false);
    notify(store, safetyWords.backAgain);
  };
  return (
    <main className="message" data-cover>
      <Mark size={48} />
      <h1>{safetyWords.coverTitle}</h1>
      <p>{safetyWords.coverText}</p>
      <button ref={button} type="button" className="btn primary" onClick={comeBack}>
        {safetyWords.alone}
      </button>
    </main>
  );
}
