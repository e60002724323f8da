import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { type Notes, openNotes } from "../journal/notes.ts";
import { notesServer } from "../journal/server.ts";
import { statusOf } from "../journal/status.ts";
import { Chips, chipId, titleOf } from "./Chips.tsx";
import { Leftovers } from "./Leftovers.tsx";
import { NoteCard } from "./NoteCard.tsx";
import "./notes.css";
import { SavedLine } from "./SavedLine.tsx";

/** The notes of one meeting: the group's section and one for each member. */
export function NotesPanel({ meeting }: { meeting: string }): ReactElement | null {
  const [notes, setNotes] = useState<Notes | null>(null);

  useEffect(() => {
    const life = new AbortController();
    setNotes(openNotes(meeting, notesServer, life.signal));
    return () => life.abort();
  }, [meeting]);

  return notes && <OpenPanel notes={notes} />;
}

function OpenPanel({ notes }: { notes: Notes }): ReactElement {
  const state = useStore(notes.store);
  const [wanted, setWanted] = useState("");
  const panelId = useId();
  const chosen = state.sections.find(({ id }) => id === wanted) ?? state.sections[0];
  const line = chosen && state.lines[chosen.id];

  if (state.is === "not_yours") {
    return <p className="note-sentence">Only the facilitators of this session see its notes.</p>;
  }
  if (!chosen || !line) {
    return (
      <div className="notes">
        {state.is === "unreachable" ? (
          <p className="note-sentence" role="status">
            The notes cannot be reached just now. We keep trying.
          </p>
        ) : null}
      </div>
    );
  }
  if (state.link.is === "somebody_else") {
    return (
      <div className="notes">
        <SavedLine status={statusOf(state)} />
      </div>
    );
  }

  const jump = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const section = digit === undefined ? undefined : state.sections[Number(digit) - 1];
    if (!section) return;
    event.preventDefault();
    setWanted(section.id);
    document.getElementById(chipId(section.id))?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Alt and a digit work from every field inside.
    <div className="notes" onKeyDown={jump}>
      <Chips
        sections={state.sections}
        lines={state.lines}
        chosen={chosen.id}
        panelId={panelId}
        onChoose={setWanted}
      />
      <NoteCard
        key={chosen.id}
        id={panelId}
        labelledBy={chipId(chosen.id)}
        title={titleOf(chosen)}
        section={chosen}
        line={line}
        onType={(field, text) => notes.type(chosen.id, field, text)}
        onResolve={(conflict, text) => notes.resolve(chosen.id, conflict, text)}
      >
        <Leftovers stranded={state.stranded} onDiscard={notes.discard} />
      </NoteCard>
      <SavedLine status={statusOf(state)} />
    </div>
  );
}
