import { type ReactElement, useState } from "react";
import type { FieldText, Line } from "../journal/line.ts";
import type { Conflict, NoteField } from "../journal/protocol.ts";
import { saidIn } from "./choices.ts";

interface TwoTextsProps {
  line: Line;
  conflict: Conflict;
  field: NoteField;
  shown: FieldText;
  onResolve(conflict: string, text: string): Promise<string | null>;
}

/** Two people wrote in one paragraph: both texts stay until somebody chooses. */
export function TwoTexts({ line, conflict, field, shown, onResolve }: TwoTextsProps): ReactElement {
  const [trouble, setTrouble] = useState<string | null>(null);
  const isMine = conflict.client_id === line.client;
  const saved = line.texts[conflict.field] ?? "";
  const choose = async (text: string): Promise<void> => {
    setTrouble(await onResolve(conflict.id, text));
  };

  return (
    <section className="note-two" aria-label="Two texts">
      <p className="note-two-head">
        {isMine
          ? "Somebody else wrote here at the same time. Yours is above. This is saved:"
          : `${conflict.by || "Somebody else"} wrote this at the same time:`}
      </p>
      <blockquote>{saidIn(field, isMine ? saved : conflict.wording)}</blockquote>
      <div className="note-two-choices">
        {field.control === "one" ? null : (
          <button type="button" onClick={() => void choose(conflict.both)}>
            Keep both
          </button>
        )}
        <button type="button" onClick={() => void choose(isMine ? shown.text : saved)}>
          {isMine ? "Keep mine" : "Keep the text above"}
        </button>
        <button type="button" onClick={() => void choose(isMine ? saved : conflict.wording)}>
          {isMine ? "Take the saved one" : "Take this one"}
        </button>
      </div>
      {trouble === null ? null : <p role="alert">{trouble}</p>}
    </section>
  );
}
