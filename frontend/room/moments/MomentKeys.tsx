import type { ReactElement } from "react";
import { useRoom } from "../ui/context.ts";
import { tagsInUse } from "./deskState.ts";
import { useDesk, useDeskState } from "./useDesk.ts";
import { momentWords } from "./words.ts";

/** The keys of moments, in the list of all keys. */
export function MomentKeys(): ReactElement | null {
  const state = useDeskState(useDesk(useRoom((room) => room.meeting)));
  if (!state.facts) return null;
  return (
    <>
      <h3>{momentWords.firstWho}</h3>
      <dl className="keys">
        <div>
          <dt>
            <kbd>{momentWords.aMember}</kbd>
          </dt>
          <dd>{momentWords.who}</dd>
        </div>
        <div>
          <dt>
            <kbd>{state.facts.group_key}</kbd>
          </dt>
          <dd>{momentWords.group}</dd>
        </div>
        {tagsInUse(state.facts).map(({ id, key, label }) => (
          <div key={id}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>{momentWords.undoKey}</kbd>
          </dt>
          <dd>{momentWords.undoHelp}</dd>
        </div>
        <div>
          <dt>
            <kbd>{momentWords.wordsKey}</kbd>
          </dt>
          <dd>{momentWords.wordsHelp}</dd>
        </div>
      </dl>
    </>
  );
}
