import { type FormEvent, type ReactElement, useId, useState } from "react";
import { useCommands, useRoom } from "../ui/context.ts";
import { homeworkWords } from "./words.ts";
import "./homework.css";

/** What a member was given today, and the one thing that they keep for themselves. */
export function MyHomework(): ReactElement {
  const given = useRoom((state) => state.homework?.given ?? none);
  const others = given.filter((one) => !one.is_own);
  return (
    <div className="my-homework">
      {others.length === 0 ? (
        <p className="small">{homeworkWords.noneForMe}</p>
      ) : (
        <ul className="homework-list">
          {others.map((one) => (
            <li key={one.id}>
              <span>
                {one.words}{" "}
                <span className="small">
                  {one.name ? homeworkWords.forMe : homeworkWords.forAll}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <OwnThing />
    </div>
  );
}

function OwnThing(): ReactElement {
  const commands = useCommands();
  const kept = useRoom((state) => state.homework?.given.find((one) => one.is_own)?.words ?? "");
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState("");
  const id = useId();
  const words = typed ?? kept;
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refusal = await commands.attempt("homework-keep", { words });
    setWrong(refusal ?? "");
    if (refusal !== null) return;
    setSaid(words.trim() ? homeworkWords.kept : homeworkWords.letGo);
  };
  return (
    <form onSubmit={(event) => void keep(event)}>
      <label>
        {homeworkWords.own}
        <input
          autoComplete="off"
          maxLength={500}
          value={words}
          aria-describedby={`${id}-help ${id}-wrong`}
          onChange={({ target }) => {
            setTyped(target.value);
            setSaid("");
          }}
        />
      </label>
      <p className="small" id={`${id}-help`}>
        {homeworkWords.ownHelp}
      </p>
      <button type="submit" className="btn primary">
        {homeworkWords.keep}
      </button>
      <p className="small" role="status">
        {said}
      </p>
      <p className="wrong" id={`${id}-wrong`} role="alert">
        {wrong}
      </p>
    </form>
  );
}

const none: never[] = [];
