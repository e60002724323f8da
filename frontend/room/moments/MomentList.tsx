import { Lock } from "lucide-react";
import { type FormEvent, type ReactElement, useState } from "react";
import { clockTime } from "../state/clock.ts";
import type { Desk } from "./desk.ts";
import { type DeskState, memberOf, type ShownMoment, shownMoments, tagOf } from "./deskState.ts";
import { longestText } from "./protocol.ts";
import { momentWords, savedWords } from "./words.ts";

interface ListProps {
  desk: Desk | null;
  state: DeskState;
  zone: string;
  empty: string;
}

/** Every moment, the latest first, and where they are kept. */
export function MomentList({ desk, state, zone, empty }: ListProps): ReactElement {
  if (state.is === "not_yours") return <p className="small">{momentWords.notYours}</p>;
  if (!desk || !state.facts) {
    return (
      <p className="small" role="status">
        {state.is === "unreachable" ? momentWords.unreachable : ""}
      </p>
    );
  }
  const moments = shownMoments(state);
  const saved = savedWords(state);
  return (
    <>
      {state.isErased && <p className="small">{momentWords.erased}</p>}
      {moments.length === 0 && !state.isErased && <p className="small">{empty}</p>}
      <ol className="moment-list" aria-label={momentWords.title}>
        {moments.map((moment) => (
          <Row key={moment.id} desk={desk} state={state} zone={zone} moment={moment} />
        ))}
      </ol>
      {state.lost.map(({ id, text, why }) => (
        <p key={id} className="moment-lost" role="alert">
          {momentWords.lost} {why} {text}
        </p>
      ))}
      <p
        className="moment-saved small"
        data-saved={state.pending.length === 0}
        data-tone={saved.tone}
        role={saved.tone === "warn" ? "status" : undefined}
      >
        {saved.text}{" "}
        {(state.link.is === "signed_out" || state.link.is === "somebody_else") && (
          <a href="/accounts/login/" target="_blank" rel="noreferrer">
            {momentWords.signIn}
          </a>
        )}
      </p>
    </>
  );
}

interface RowProps {
  desk: Desk;
  state: DeskState;
  zone: string;
  moment: ShownMoment;
}

function Row({ desk, state, zone, moment }: RowProps): ReactElement {
  const [isEditing, setEditing] = useState(false);
  const { facts } = state;
  const tag = tagOf(facts?.tags ?? [], moment.tag);
  const name = memberOf(facts?.members ?? [], moment.member)?.name ?? momentWords.group;
  const what = momentWords.stamped(name, tag?.label ?? "");
  return (
    <li data-moment={moment.id} data-sent={!moment.isOnItsWay}>
      <p className="moment-head">
        <time className="num" dateTime={moment.at}>
          {clockTime(moment.at, zone)}
        </time>
        <b>{name}</b>
        <span className={tag?.is_alert ? "moment-tag risk" : "moment-tag"}>{tag?.label}</span>
      </p>
      {isEditing ? (
        <Words
          label={momentWords.editOf(what)}
          text={moment.text}
          onSave={(text) => {
            setEditing(false);
            if (text.trim() !== moment.text) desk.reword(moment.id, text);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        moment.text && <p className="moment-text">{moment.text}</p>
      )}
      <p className="moment-foot small">
        <span>{moment.isMine ? momentWords.byYou : moment.author_name}</span>
        {moment.destination === "process" && (
          <span className="moment-private">
            <Lock size={13} strokeWidth={1.75} aria-hidden="true" />
            {momentWords.onlyYou}
          </span>
        )}
        {moment.isMine && !isEditing && (
          <>
            <button
              type="button"
              aria-label={momentWords.editOf(what)}
              onClick={() => setEditing(true)}
            >
              {moment.text ? momentWords.edit : momentWords.words}
            </button>
            <button
              type="button"
              aria-label={momentWords.takeBackOf(what)}
              onClick={() => desk.takeBack(moment.id)}
            >
              {momentWords.takeBack}
            </button>
          </>
        )}
      </p>
    </li>
  );
}

interface WordsProps {
  label: string;
  text: string;
  onSave(text: string): void;
  onCancel(): void;
}

function Words({ label, text, onSave, onCancel }: WordsProps): ReactElement {
  const [typed, setTyped] = useState(text);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    onSave(typed);
  };
  return (
    <form className="moment-words" onSubmit={save}>
      <input
        ref={(input) => input?.focus()}
        aria-label={label}
        value={typed}
        maxLength={longestText}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <button type="submit" className="small-btn">
        {momentWords.save}
      </button>
    </form>
  );
}
