import { type MouseEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { Knock } from "../contract.ts";
import { comeTogether } from "../state/roles.ts";
import { useCommands } from "./context.ts";
import { controls } from "./words.ts";

/** Long enough to read that the button does something else now. */
const settlesAfter = 500;

/**
 * The one who knocks, or everybody. Another knock changes what this does: a press that was meant
 * for what stood here a moment ago lets nobody in.
 */
export function LetIn({ ready, first }: { ready: Knock[]; first: Knock }): ReactElement {
  const commands = useCommands();
  const isAlone = !comeTogether(ready);
  const meant = isAlone ? first.seat : "everyone";
  const [settled, settle] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => settle(meant), settlesAfter);
    return () => clearTimeout(timer);
  }, [meant]);
  const isSettled = settled === meant;
  const pressed = useRef("");
  const letIn = ({ detail }: MouseEvent): void => {
    const isByKey = detail === 0;
    if (!isSettled || !(isByKey || pressed.current === meant)) return;
    if (isAlone) commands.deed("admit", { seat: first.seat });
    else commands.deed("admit-all", {});
  };
  return (
    <button
      type="button"
      className="btn primary"
      data-next="let-in"
      aria-disabled={!isSettled}
      onPointerDown={() => {
        pressed.current = meant;
      }}
      onClick={letIn}
    >
      {isAlone ? controls.letInName(first.name) : controls.letAllIn}
    </button>
  );
}
