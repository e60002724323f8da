import { type ReactElement, useId } from "react";
import type { NoteField } from "../journal/protocol.ts";
import { chosenIn, toggled } from "./choices.ts";

interface ChoiceFieldProps {
  field: NoteField;
  text: string;
  onType(text: string): void;
}

/** Values in one tap. A second tap takes a value back. */
export function ChoiceField({ field, text, onType }: ChoiceFieldProps): ReactElement {
  const name = useId();
  const chosen = chosenIn(text);
  const isOne = field.control === "one";
  return (
    <fieldset className="note-choice">
      <legend>{field.label}</legend>
      <div className="note-options">
        {field.options.map(({ value, label }) => (
          <label key={value} className="note-option">
            <input
              type={isOne ? "radio" : "checkbox"}
              name={name}
              checked={chosen.includes(value)}
              onChange={() => onType(toggled(field, text, value))}
              onClick={() => {
                if (isOne && chosen.includes(value)) onType("");
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
