import type { ReactElement } from "react";
import type { Shared } from "../../journal/finishing.ts";

interface SharedSentencesProps {
  shared: readonly Shared[];
  isCopied: boolean;
}

/** Sentences that other members' notes have too. One must be this member's own. */
export function SharedSentences({ shared, isCopied }: SharedSentencesProps): ReactElement | null {
  if (shared.length === 0) return null;
  return (
    <div className="compose-part" data-tone={isCopied ? "warn" : undefined}>
      <h2>{isCopied ? "Nothing here is about this member alone" : "Also in other notes"}</h2>
      {isCopied ? <p>Write one sentence that is about this member alone.</p> : null}
      <ul>
        {shared.map(({ sentence, others }) => (
          <li key={sentence}>
            <q>{sentence}</q>{" "}
            <span>{others === 1 ? "in 1 other note" : `in ${others} other notes`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
