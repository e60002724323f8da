import { Fragment, type ReactElement, type ReactNode } from "react";
import type { Line } from "../journal/line.ts";
import type { Section } from "../journal/protocol.ts";
import { NoteField } from "./NoteField.tsx";
import { TwoTexts } from "./TwoTexts.tsx";

interface NoteCardProps {
  id: string;
  labelledBy: string;
  title: string;
  section: Section;
  line: Line;
  onType(field: string, text: string): void;
  onResolve(conflict: string, text: string): Promise<string | null>;
  children: ReactNode;
}

/** One section: its fields, and both texts where two people wrote at once. */
export function NoteCard(props: NoteCardProps): ReactElement {
  const { section, line } = props;
  return (
    <div className="note-card" id={props.id} role="tabpanel" aria-labelledby={props.labelledBy}>
      {section.fields.map(({ key, label }) => {
        const shown = line.fields[key];
        if (!shown) return null;
        return (
          <Fragment key={key}>
            <NoteField label={label} text={shown.text} onType={(text) => props.onType(key, text)} />
            {line.conflicts
              .filter((conflict) => conflict.field === key)
              .map((conflict) => (
                <TwoTexts
                  key={conflict.id}
                  line={line}
                  conflict={conflict}
                  shown={shown}
                  onResolve={props.onResolve}
                />
              ))}
          </Fragment>
        );
      })}
      {props.children}
    </div>
  );
}
