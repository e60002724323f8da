import { type ReactElement, useId, useLayoutEffect, useRef } from "react";
import { movedCaret } from "../journal/text.ts";
import { Dictate } from "./beside/Dictate.tsx";
import { PhraseList, phraseId } from "./beside/PhraseList.tsx";
import { type Written, withSpoken } from "./beside/phrases.ts";
import { useHelp } from "./beside/useBeside.ts";
import { useDictation } from "./beside/useDictation.ts";
import { usePhrases } from "./beside/usePhrases.ts";

interface NoteFieldProps {
  label: string;
  hint: string;
  text: string;
  onType(text: string): void;
}

const growsByItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** A text that grows with what is written; the caret stays when somebody else writes too. */
export function NoteField({ label, hint, text, onType }: NoteFieldProps): ReactElement {
  const id = useId();
  const help = useHelp();
  const area = useRef<HTMLTextAreaElement>(null);
  const own = useRef(text);
  const caret = useRef({ start: 0, end: 0 });
  const wanted = useRef<Written | null>(null);

  const write = (done: Written): void => {
    wanted.current = done;
    own.current = done.text;
    onType(done.text);
  };
  const phrases = usePhrases(help, text, write);
  const dictation = useDictation(help.mayListen, (words) =>
    write(withSpoken(own.current, Math.min(caret.current.end, own.current.length), words)),
  );

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const place = wanted.current;
    wanted.current = null;
    if (place?.text === text) {
      caret.current = place;
      if (document.activeElement === element) element.setSelectionRange(place.start, place.end);
    } else if (own.current !== text && document.activeElement === element) {
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
    phrases.look(element.value, element.selectionEnd);
  };
  const isCalling = phrases.offered.length > 0;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left.
    <div
      className="note-field"
      onBlur={(event) => {
        const inside = event.currentTarget;
        if (inside.contains(event.relatedTarget) || inside.contains(document.activeElement)) return;
        phrases.close();
        dictation.stop();
      }}
    >
      <div className="note-field-head">
        <label htmlFor={id}>{label}</label>
        {dictation.isOffered ? <Dictate dictation={dictation} label={label} /> : null}
      </div>
      <textarea
        id={id}
        ref={area}
        rows={1}
        placeholder={hint}
        value={text}
        spellCheck
        dir="auto"
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={isCalling ? `${id}-phrases` : undefined}
        aria-activedescendant={isCalling ? phraseId(`${id}-phrases`, phrases.chosen) : undefined}
        onKeyDown={phrases.onKeyDown}
        onSelect={(event) => remember(event.currentTarget)}
        onChange={(event) => {
          own.current = event.currentTarget.value;
          remember(event.currentTarget);
          onType(event.currentTarget.value);
        }}
      />
      {isCalling ? (
        <PhraseList
          id={`${id}-phrases`}
          phrases={phrases.offered}
          chosen={phrases.chosen}
          preview={phrases.preview}
          onTake={phrases.take}
        />
      ) : null}
    </div>
  );
}
