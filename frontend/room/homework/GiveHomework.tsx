import { type FormEvent, type ReactElement, useId, useRef, useState } from "react";
import { isLeading } from "../state/roles.ts";
import { useCommands, useRoom } from "../ui/context.ts";
import { forWhom, homeworkWords } from "./words.ts";
import "./homework.css";

interface GiveHomeworkProps {
  /** For whom it is when the window opens; null is everybody. */
  seat: string | null;
}

/** Write, press Enter: it is given. Those who lead see beneath what there is already. */
export function GiveHomework({ seat }: GiveHomeworkProps): ReactElement {
  const commands = useCommands();
  const people = useRoom((state) => state.snapshot?.people ?? none);
  const titles = useRoom((state) => state.homework?.exercises ?? none);
  const [to, setTo] = useState(seat ?? "");
  const [words, setWords] = useState("");
  const [wrong, setWrong] = useState("");
  const [done, setDone] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const members = people.filter((one) => one.enrolment !== null && !isLeading(one.role));

  const give = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refusal = await commands.attempt("homework-give", { to: to || null, words });
    setWrong(refusal ?? "");
    if (refusal !== null) return;
    const name = members.find((one) => one.seat === to)?.name;
    setDone(name ? homeworkWords.givenTo(name) : homeworkWords.givenToAll);
    setWords("");
    field.current?.focus();
  };

  return (
    <>
      <form onSubmit={(event) => void give(event)}>
        <label>
          {homeworkWords.what}
          <input
            ref={field}
            // biome-ignore lint/a11y/noAutofocus: the window was opened to write here
            autoFocus
            list={`${id}-titles`}
            autoComplete="off"
            required
            maxLength={500}
            value={words}
            aria-describedby={`${id}-help ${id}-wrong`}
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
        <datalist id={`${id}-titles`}>
          {titles.map((title) => (
            <option key={title} value={title} />
          ))}
        </datalist>
        <p className="small" id={`${id}-help`}>
          {homeworkWords.whatHelp}
        </p>
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
        <label>
          {homeworkWords.to}
          <select value={to} onChange={({ target }) => setTo(target.value)}>
            <option value="">{homeworkWords.everybody}</option>
            {members.map((one) => (
              <option key={one.seat} value={one.seat}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn primary">
          {homeworkWords.give}
        </button>
      </form>
      <p className="small homework-done" role="status">
        {done}
      </p>
      <Given />
    </>
  );
}

function Given(): ReactElement {
  const given = useRoom((state) => state.homework?.given ?? none);
  const commands = useCommands();
  if (given.length === 0) return <p className="small">{homeworkWords.none}</p>;
  return (
    <ul className="homework-list">
      {given.map((one) => (
        <li key={one.id}>
          <span>
            {one.words} <span className="small">{forWhom(one)}</span>
          </span>
          {!one.is_own && (
            <button
              type="button"
              className="small-btn quiet"
              aria-label={homeworkWords.takeBackLong(one.words)}
              onClick={() => commands.deed("homework-take-back", { homework: one.id })}
            >
              {homeworkWords.takeBack}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const none: never[] = [];
