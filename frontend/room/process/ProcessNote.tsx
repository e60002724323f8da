import { type ReactElement, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { memberOf, shownMoments, tagOf } from "../moments/deskState.ts";
import { useDesk, useDeskState } from "../moments/useDesk.ts";
import { clockTime } from "../state/clock.ts";
import "./process.css";
import { processWords, savedWords } from "./words.ts";
import { openWriting, type ProcessWriting, type WritingState } from "./writing.ts";

interface ProcessNoteProps {
  meeting: string;
  zone: string;
}

/** What is for its author alone, with the moments that were stamped for it. */
export function ProcessNote({ meeting, zone }: ProcessNoteProps): ReactElement | null {
  const [writing, setWriting] = useState<ProcessWriting | null>(null);
  useEffect(() => {
    const life = new AbortController();
    setWriting(openWriting(meeting, life.signal));
    return () => life.abort();
  }, [meeting]);
  return writing && <OpenNote writing={writing} meeting={meeting} zone={zone} />;
}

interface OpenProps extends ProcessNoteProps {
  writing: ProcessWriting;
}

function OpenNote({ writing, meeting, zone }: OpenProps): ReactElement {
  const state = useStore(writing.store);
  const id = useId();
  if (state.is === "not_yours") return <p className="small">{processWords.notYours}</p>;
  if (state.is !== "open") {
    return (
      <p className="small" role="status">
        {state.is === "unreachable" ? processWords.unreachable : ""}
      </p>
    );
  }
  const saved = savedWords(state, zone);
  const isShut = state.link === "somebody_else";
  return (
    <div className="process-note">
      <p className="small">{state.wall}</p>
      <label htmlFor={id}>{processWords.label}</label>
      <textarea
        id={id}
        value={state.text}
        disabled={isShut}
        autoComplete="off"
        onChange={(event) => writing.type(event.target.value)}
      />
      <p
        className="process-saved small"
        data-kept={state.kept}
        data-tone={saved.tone}
        role={saved.tone === "warn" ? "status" : undefined}
      >
        {saved.text}{" "}
        {(isShut || state.link === "signed_out") && (
          <a href="/accounts/login/" target="_blank" rel="noreferrer">
            {processWords.signIn}
          </a>
        )}
      </p>
      {state.other && <TwoTexts state={state} onSettle={writing.settle} />}
      {!isShut && <OwnMoments meeting={meeting} zone={zone} />}
      <details>
        <summary>{processWords.law}</summary>
        <p className="small">{state.hint}</p>
      </details>
    </div>
  );
}

interface TwoProps {
  state: WritingState;
  onSettle(text: string): void;
}

function TwoTexts({ state, onSettle }: TwoProps): ReactElement | null {
  const { other, text } = state;
  if (!other) return null;
  return (
    <section className="process-two" aria-label={processWords.title}>
      <p>{other.from === "page" ? processWords.twoFromPage : processWords.twoFromDevice}</p>
      <blockquote>{other.text}</blockquote>
      <button type="button" onClick={() => onSettle(`${other.text}\n\n${text}`.trim())}>
        {processWords.both}
      </button>
      <button type="button" onClick={() => onSettle(text)}>
        {processWords.mine}
      </button>
      <button type="button" onClick={() => onSettle(other.text)}>
        {processWords.other}
      </button>
    </section>
  );
}

function OwnMoments({ meeting, zone }: ProcessNoteProps): ReactElement | null {
  const desk = useDeskState(useDesk(meeting));
  const mine = shownMoments(desk).filter((one) => one.isMine && one.destination !== "chart");
  if (mine.length === 0) return null;
  return (
    <section aria-label={processWords.moments}>
      <h2>{processWords.moments}</h2>
      <ul className="process-moments">
        {mine.map((moment) => (
          <li key={moment.id}>
            <time className="num" dateTime={moment.at}>
              {clockTime(moment.at, zone)}
            </time>{" "}
            <b>
              {memberOf(desk.facts?.members ?? [], moment.member)?.name ?? processWords.everyone}
            </b>{" "}
            {tagOf(desk.facts?.tags ?? [], moment.tag)?.label} {moment.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
