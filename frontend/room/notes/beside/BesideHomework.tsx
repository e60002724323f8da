import type { ReactElement } from "react";
import { homeworkWords } from "../../homework/words.ts";
import type { HomeworkLine } from "./homework.ts";

/** The member's homework in reach, to read while one writes; nothing where there is none. */
export function BesideHomework({ lines }: { lines: readonly HomeworkLine[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <ul className="note-homework" aria-label={homeworkWords.short}>
      {lines.map(({ id, label, words }) => (
        <li key={id} title={words}>
          <b>{label}:</b> <bdi>{words}</bdi>
        </li>
      ))}
    </ul>
  );
}
