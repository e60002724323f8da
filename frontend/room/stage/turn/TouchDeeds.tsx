import { Heart } from "lucide-react";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import type { ViewOf } from "../../contract.ts";
import { useStage } from "../useStage.ts";
import { turnWords } from "./words.ts";

/** What touches somebody while another has a turn: theirs alone, for when they share. */
export function TouchDeeds({ scene }: { scene: ViewOf<"turn"> }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const isSharing = scene.phase === "sharing";
  return (
    <div className="turn-touch">
      {scene.moments.length > 0 && (
        <details open={isSharing}>
          <summary>
            {turnWords.moments} ({scene.moments.length})
          </summary>
          <ul>
            {scene.moments.map((moment) => (
              <li key={moment.at}>{moment.note || turnWords.momentAt}</li>
            ))}
          </ul>
        </details>
      )}
      {isOpen ? (
        <TouchForm onDone={() => setOpen(false)} />
      ) : (
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          <Heart size={18} strokeWidth={1.75} aria-hidden="true" />
          {turnWords.touch}
        </button>
      )}
    </div>
  );
}

function TouchForm({ onDone }: { onDone: () => void }): ReactElement {
  const [note, setNote] = useState("");
  const { act } = useStage();
  const help = useId();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    act({ do: "turn.touch", note });
    onDone();
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        {turnWords.touchLabel}
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
          autoFocus
          value={note}
          maxLength={200}
          autoComplete="off"
          aria-describedby={help}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="small" id={help}>
        {turnWords.touchHelp}
      </p>
      <div className="deeds">
        <button type="button" className="btn quiet" onClick={onDone}>
          {turnWords.cancel}
        </button>
        <button type="submit" className="btn primary">
          {turnWords.keep}
        </button>
      </div>
    </form>
  );
}
