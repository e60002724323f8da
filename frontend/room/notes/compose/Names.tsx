import { type ReactElement, useId, useState } from "react";
import type { Checked, Named } from "../../journal/finishing.ts";
import type { NoteField } from "../../journal/protocol.ts";

interface NamesProps {
  named: readonly Named[];
  kept: Checked["kept"];
  fields: readonly NoteField[];
  onReplace(named: readonly Named[]): void;
  onKeep(words: string, reason: string): Promise<boolean>;
}

/** Where somebody else is named: "a peer" instead, or a reason why the words stay. */
export function Names({ named, kept, fields, onReplace, onKeep }: NamesProps): ReactElement {
  const [keeping, setKeeping] = useState<string | null>(null);
  const labelOf = (key: string): string => fields.find((one) => one.key === key)?.label ?? key;
  return (
    <div className="compose-part">
      {named.length === 0 ? (
        <p className="compose-quiet" role="status">
          Nobody else is named here.
        </p>
      ) : (
        <>
          <h2>Somebody else may be named</h2>
          <ul>
            {named.map((one) => (
              <li key={`${one.field} ${one.start}`} className="compose-name">
                <p>
                  <mark>{one.text}</mark> <span>in {labelOf(one.field)}</span>
                </p>
                <div className="compose-deeds">
                  <button type="button" onClick={() => onReplace([one])}>
                    Write “{one.replacement}”
                  </button>
                  <button type="button" onClick={() => setKeeping(one.text)}>
                    It stays
                  </button>
                </div>
                {keeping === one.text ? (
                  <Reason
                    words={one.text}
                    onKeep={async (reason) => {
                      if (await onKeep(one.text, reason)) setKeeping(null);
                    }}
                  />
                ) : null}
              </li>
            ))}
          </ul>
          {named.length > 1 ? (
            <button type="button" className="compose-main" onClick={() => onReplace(named)}>
              Replace all {named.length}
            </button>
          ) : null}
        </>
      )}
      {kept.map(({ words, reason, by }) => (
        <p key={words} className="compose-quiet">
          “{words}” stays, says {by}: {reason}
        </p>
      ))}
    </div>
  );
}

interface ReasonProps {
  words: string;
  onKeep(reason: string): Promise<void>;
}

function Reason({ words, onKeep }: ReasonProps): ReactElement {
  const id = useId();
  const [reason, setReason] = useState("");
  return (
    <form
      className="compose-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") void onKeep(reason);
      }}
    >
      <label htmlFor={id}>“{words}” stays because</label>
      <input
        id={id}
        value={reason}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <button type="submit" disabled={reason.trim() === ""}>
        Keep
      </button>
    </form>
  );
}
