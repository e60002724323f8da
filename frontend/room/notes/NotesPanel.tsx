import { type KeyboardEvent, type ReactElement, Suspense, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import type { Homeworks } from "../contract.ts";
import { type Notes, openNotes } from "../journal/notes.ts";
import { notesServer } from "../journal/server.ts";
import { statusOf } from "../journal/status.ts";
import { homeworkLines } from "./beside/homework.ts";
import { besideOf, HelpContext, helpFor, useBeside } from "./beside/useBeside.ts";
import "./beside/beside.css";
import { Chips, chipId, titleOf } from "./Chips.tsx";
import { Leftovers } from "./Leftovers.tsx";
import { NoteCard } from "./NoteCard.tsx";
import "./notes.css";
import { Guard } from "../ui/Guard.tsx";
import { lazily } from "../ui/lazily.ts";
import { SavedLine } from "./SavedLine.tsx";
import { TemplateChoice } from "./TemplateChoice.tsx";

const Compose = lazily(async () => (await import("./compose/Compose.tsx")).Compose);

interface NotesPanelProps {
  place: string;
  /** Whether there is room beside the fields. */
  isWide?: boolean;
  /** What the room knows of homework, where the panel stands in one. */
  homework?: Homeworks | null;
}

/** The notes of one place: a session with its group and members, or one note by itself. */
export function NotesPanel(props: NotesPanelProps): ReactElement | null {
  const { place } = props;
  const [notes, setNotes] = useState<Notes | null>(null);

  useEffect(() => {
    const life = new AbortController();
    setNotes(openNotes(place, notesServer, life.signal));
    return () => life.abort();
  }, [place]);

  return notes && <OpenPanel {...props} notes={notes} />;
}

function OpenPanel(props: NotesPanelProps & { notes: Notes }): ReactElement {
  const { place, isWide = false, homework = null, notes } = props;
  const state = useStore(notes.store);
  const [wanted, setWanted] = useState("");
  const panelId = useId();
  const chosen = state.sections.find(({ id }) => id === wanted) ?? state.sections[0];
  const line = chosen && state.lines[chosen.id];
  const beside = useBeside(place, state.is === "open" ? (line?.client ?? null) : null);

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

  const laid = besideOf(beside, chosen);

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
      {chosen.kind === "record" ? null : (
        <Chips
          sections={state.sections}
          lines={state.lines}
          chosen={chosen.id}
          panelId={panelId}
          onChoose={setWanted}
        />
      )}
      <HelpContext value={helpFor(beside, chosen)}>
        <NoteCard
          key={chosen.id}
          id={panelId}
          labelledBy={chipId(chosen.id)}
          title={titleOf(chosen)}
          section={chosen}
          line={line}
          beside={laid}
          homework={homeworkLines(chosen, laid, homework)}
          isWide={isWide}
          onType={(field, text) => notes.type(chosen.id, field, text)}
          onResolve={(conflict, text) => notes.resolve(chosen.id, conflict, text)}
        >
          {chosen.kind === "group" ? (
            <TemplateChoice
              now={chosen.template}
              offered={notes.templates}
              onChoose={notes.chooseTemplate}
            />
          ) : null}
          {chosen.kind === "record" ? null : (
            <Guard>
              <Suspense>
                <Compose
                  place={place}
                  section={chosen}
                  line={line}
                  onType={(field, text) => notes.type(chosen.id, field, text)}
                />
              </Suspense>
            </Guard>
          )}
          <Leftovers stranded={state.stranded} onDiscard={notes.discard} />
        </NoteCard>
      </HelpContext>
      <SavedLine status={statusOf(state)} />
    </div>
  );
}
