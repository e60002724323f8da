import { type ReactElement, useId, useLayoutEffect, useRef } from "react";
import { movedCaret } from "../journal/text.ts";

interface NoteFieldProps {
  label: string;
  text: string;
  onType(text: string): void;
}

const growsByItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** A text that grows with what is written; the caret stays when somebody else writes too. */
export function NoteField({ label, text, onType }: NoteFieldProps): ReactElement {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const own = useRef(text);
  const caret = useRef({ start: 0, end: 0 });

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    if (own.current !== text && document.activeElement === element) {
      element.setSelectionRange(
        movedCaret(caret.current.start, own.current, text),
        movedCaret(caret.current.end, own.current, text),
      );
    }
    own.current = text;
    if (growsByItself) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const remember = (element: HTMLTextAreaElement): void => {
    caret.current = { start: element.selectionStart, end: element.selectionEnd };
  };

  return (
    <div className="note-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={area}
        rows={1}
        value={text}
        spellCheck
        autoComplete="off"
        onSelect={(event) => remember(event.currentTarget)}
        onChange={(event) => {
          remember(event.currentTarget);
          own.current = event.currentTarget.value;
          onType(event.currentTarget.value);
        }}
      />
    </div>
  );
}
