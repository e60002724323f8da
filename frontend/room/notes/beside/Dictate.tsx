import { Mic } from "lucide-react";
import type { ReactElement } from "react";
import type { Dictation } from "./useDictation.ts";

/** Dictation into one field, offered only where the browser keeps it on the device. */
export function Dictate({
  dictation,
  label,
}: {
  dictation: Dictation;
  label: string;
}): ReactElement {
  return (
    <>
      <button
        type="button"
        className="note-dictate"
        aria-pressed={dictation.isListening}
        aria-label={`Dictate ${label}`}
        title="What you say is understood on this device and sent to nobody"
        onMouseDown={(event) => event.preventDefault()}
        onClick={dictation.toggle}
      >
        <Mic size={14} strokeWidth={1.75} aria-hidden="true" />
        Dictate
      </button>
      <span className="note-listening" role="status">
        {dictation.isListening ? "Listening, on this device only" : ""}
      </span>
      {dictation.trouble === null ? null : <p role="alert">{dictation.trouble}</p>}
    </>
  );
}
