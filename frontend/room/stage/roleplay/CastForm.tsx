import { type FormEvent, type ReactElement, type ReactNode, useId, useState } from "react";
import type { Person } from "../../contract.ts";
import { isLeading } from "../../state/roles.ts";
import { useRoom } from "../../ui/context.ts";
import {
  type Casting,
  type Choice,
  type Choices,
  castingsOf,
  type Mistake,
  mistakeIn,
  type Part,
} from "./cast.ts";
import "./roleplay.css";
import { rolePlayWords } from "./words.ts";

interface CastFormProps {
  first: Choices;
  onDone: (cast: Casting[]) => void;
  children?: ReactNode;
}

/** Who plays what: one line for each who could be asked. */
export function CastForm({ first, onDone, children }: CastFormProps): ReactElement {
  const people = useRoom((state) => state.snapshot?.people) ?? [];
  const [choices, choose] = useState(first);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const help = useId();
  const able = people.filter((one) => isAble(one));
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const cast = castingsOf(
      choices,
      able.map((one) => one.seat),
    );
    const found = mistakeIn(cast);
    setMistake(found);
    if (!found) onDone(cast);
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      {children}
      <fieldset className="picks parts" aria-describedby={help}>
        <legend>{rolePlayWords.who}</legend>
        <p className="small" id={help}>
          {able.some((one) => one.role === "member") ? rolePlayWords.whoHelp : rolePlayWords.nobody}
        </p>
        {able.map((one) => (
          <PartOf
            key={one.seat}
            person={one}
            choice={choices[one.seat]}
            onChoose={(choice) => {
              choose({ ...choices, [one.seat]: choice });
              setMistake(null);
            }}
          />
        ))}
      </fieldset>
      {mistake && (
        <p className="wrong" role="alert">
          {rolePlayWords.mistakes[mistake]}
        </p>
      )}
      <button type="submit" className="btn primary">
        {rolePlayWords.ask}
      </button>
    </form>
  );
}

/** Members who take part today, and those who lead. */
function isAble(person: Person): boolean {
  return isLeading(person.role) || (person.role === "member" && !person.is_listening);
}

interface PartProps {
  person: Person;
  choice: Choice | undefined;
  onChoose: (choice: Choice | undefined) => void;
}

const parts = Object.keys(rolePlayWords.parts) as Part[];

function PartOf({ person, choice, onChoose }: PartProps): ReactElement {
  const { name } = person;
  const offered = isLeading(person.role) ? parts.filter((part) => part !== "protagonist") : parts;
  const role = choice?.role ?? "";
  return (
    <div className="part" data-part={choice?.part ?? "watches"}>
      <b aria-hidden="true">{name}</b>
      <select
        aria-label={rolePlayWords.partOf(name)}
        value={choice?.part ?? ""}
        onChange={({ target }) => {
          const part = parts.find((one) => one === target.value);
          onChoose(part && { part, role });
        }}
      >
        <option value="">{rolePlayWords.watches}</option>
        {offered.map((part) => (
          <option key={part} value={part}>
            {rolePlayWords.parts[part]}
          </option>
        ))}
      </select>
      {choice?.part === "other" && (
        <label>
          {rolePlayWords.roleOf(name)}
          <input
            value={role}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => onChoose({ part: "other", role: event.target.value })}
          />
        </label>
      )}
    </div>
  );
}
