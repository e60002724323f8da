import { Fragment, type ReactElement, type ReactNode } from "react";
import type { BesideNote } from "../journal/beside.ts";
import type { Line } from "../journal/line.ts";
import type { NoteField as Field, Section } from "../journal/protocol.ts";
import { BesideHomework } from "./beside/BesideHomework.tsx";
import { Goals } from "./beside/Goals.tsx";
import type { HomeworkLine } from "./beside/homework.ts";
import { LastNote } from "./beside/LastNote.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { isAskedFor } from "./choices.ts";
import { NoteField } from "./NoteField.tsx";
import { TwoTexts } from "./TwoTexts.tsx";

interface NoteCardProps {
  id: string;
  labelledBy: string;
  title: string;
  section: Section;
  line: Line;
  beside: BesideNote | null;
  homework: readonly HomeworkLine[];
  isWide: boolean;
  onType(field: string, text: string): void;
  onResolve(conflict: string, text: string): Promise<string | null>;
  children: ReactNode;
}

/** One section: its fields, and both texts where two people wrote at once. */
export function NoteCard(props: NoteCardProps): ReactElement {
  const { section, line, beside } = props;
  const texts = Object.fromEntries(
    Object.entries(line.fields).map(([key, shown]) => [key, shown.text]),
  );
  const shown = section.fields.filter((field) => isAskedFor(field, section, texts));
  const kept = shown.filter((field) => field.is_kept);
  const first = shown.find((field) => field.control === "text" && !field.is_kept);
  const hasGoalField = shown.some(isOfGoals);
  return (
    <div className="note-card" id={props.id} role="tabpanel" aria-labelledby={props.labelledBy}>
      {beside?.last || props.homework.length > 0 ? (
        <div className="note-beside">
          <div className="note-beside-stays">
            {beside?.last ? <LastNote last={beside.last} isOpen={props.isWide} /> : null}
            <BesideHomework lines={props.homework} />
          </div>
        </div>
      ) : null}
      {first && !hasGoalField ? <GoalsBy field={first} {...props} /> : null}
      {shown
        .filter((field) => !field.is_kept)
        .map((field) => (
          <OneField key={field.key} field={field} {...props} />
        ))}
      {kept.length > 0 ? <p className="note-kept">Kept from the other template</p> : null}
      {kept.map((field) => (
        <OneField key={field.key} field={field} {...props} />
      ))}
      {props.children}
    </div>
  );
}

/** The field in which goals are written down, where a template has one. */
function isOfGoals(field: Field): boolean {
  return field.control === "text" && (field.key === "goal" || field.key === "goals");
}

function GoalsBy({ field, line, beside, onType }: NoteCardProps & { field: Field }): ReactElement {
  return (
    <Goals
      goals={beside?.goals ?? []}
      text={line.fields[field.key]?.text ?? ""}
      onType={(text) => onType(field.key, text)}
    />
  );
}

function OneField(props: NoteCardProps & { field: Field }): ReactElement | null {
  const { field, line, onType, onResolve } = props;
  const shown = line.fields[field.key];
  if (!shown) return null;
  return (
    <Fragment>
      {field.control === "text" ? (
        <NoteField
          label={field.label}
          hint={field.hint}
          text={shown.text}
          onType={(text) => onType(field.key, text)}
        />
      ) : (
        <ChoiceField field={field} text={shown.text} onType={(text) => onType(field.key, text)} />
      )}
      {isOfGoals(field) ? <GoalsBy {...props} /> : null}
      {line.conflicts
        .filter((conflict) => conflict.field === field.key)
        .map((conflict) => (
          <TwoTexts
            key={conflict.id}
            line={line}
            conflict={conflict}
            field={field}
            shown={shown}
            onResolve={onResolve}
          />
        ))}
    </Fragment>
  );
}
