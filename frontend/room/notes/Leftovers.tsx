import type { ReactElement } from "react";
import type { NotesState } from "../journal/state.ts";

interface LeftoversProps {
  stranded: NotesState["stranded"];
  onDiscard(note: string, client: string): void;
}

/** What was kept on this device earlier and the server would not take: to copy, then remove. */
export function Leftovers({ stranded, onDiscard }: LeftoversProps): ReactElement {
  return (
    <>
      {stranded.map(({ note, client, ops, message }) => (
        <section key={`${note}${client}`} className="note-two" aria-label="Kept earlier">
          <p className="note-two-head">
            This was kept on this device and could not be saved. {message} Copy what you need.
          </p>
          <textarea
            readOnly
            rows={4}
            aria-label="Text kept earlier"
            value={ops.map((op) => op.splice.insert).join("")}
          />
          <div className="note-two-choices">
            <button type="button" onClick={() => onDiscard(note, client)}>
              Remove from this device
            </button>
          </div>
        </section>
      ))}
    </>
  );
}
