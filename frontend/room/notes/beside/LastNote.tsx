import { Fragment, type ReactElement } from "react";
import type { Last } from "../../journal/beside.ts";

interface LastNoteProps {
  last: Last;
  /** Open from the start, where there is room for it beside the fields. */
  isOpen: boolean;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });

/** What was written last time, to read while one writes. */
export function LastNote({ last, isOpen }: LastNoteProps): ReactElement {
  return (
    <details className="note-last" open={isOpen}>
      <summary>
        Last time: {day.format(new Date(last.starts_at))}
        {last.is_signed ? "" : ", not signed yet"}
      </summary>
      <dl>
        {last.lines.map(({ label, said }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{said}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
