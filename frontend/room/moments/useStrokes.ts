import { useEffect, useRef } from "react";
import { isTextField } from "../ui/useKeys.ts";
import { type Armed, type Effect, idle, type Rules, struck } from "./strokes.ts";

/** The two strokes. They come before the keys of the room, and only while nobody types. */
export function useStrokes(rules: Rules | null, onEffect: (effect: Effect) => void): () => void {
  const armed = useRef<Armed>(idle);
  const react = useRef(onEffect);
  react.current = onEffect;
  useEffect(() => {
    if (!rules) return;
    const onKey = (event: KeyboardEvent): void => {
      const found = struck(
        armed.current,
        {
          key: event.key,
          code: event.code,
          isShifted: event.shiftKey,
          isModified: event.ctrlKey || event.metaKey || event.altKey,
          isRepeated: event.repeat,
          isTyping: isElsewhere(event),
        },
        rules,
        Date.now(),
      );
      armed.current = found.armed;
      if (!found.isTaken) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (found.effect.is !== "nothing") react.current(found.effect);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [rules]);
  return () => {
    armed.current = idle;
  };
}

const composing = 229;

/** Whether the key belongs to a text, a list, a dialog or a letter that is being composed. */
function isElsewhere(event: KeyboardEvent): boolean {
  return (
    event.isComposing ||
    event.keyCode === composing ||
    isTextField(event.target) ||
    document.querySelector("dialog[open], [role=menu]") !== null
  );
}
