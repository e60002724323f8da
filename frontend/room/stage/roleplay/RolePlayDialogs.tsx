import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useDialog, useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { CastForm } from "./CastForm.tsx";
import { choicesOf } from "./cast.ts";
import { rolePlayWords } from "./words.ts";

function useScene(): ViewOf<"role_play"> | null {
  const stage = useRoom((state) => state.snapshot?.stage);
  return stage?.format === "role_play" ? stage : null;
}

/** Propose another cast; who keeps their role is not asked again. */
export function Recast(): ReactElement | null {
  const scene = useScene();
  const show = useDialog();
  const { act } = useStage();
  if (!scene) return null;
  return (
    <CastForm
      first={choicesOf(scene.cast)}
      onDone={(cast) => {
        show(null);
        act({ do: "role_play.cast", step: scene.step, cast });
      }}
    />
  );
}

/** The second press: whoever leads closes it with a role still worn. */
export function CloseUnfinished(): ReactElement | null {
  const scene = useScene();
  const show = useDialog();
  const nameOf = useNameOf();
  const { closeUnfinished } = useStage();
  if (!scene) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        show(null);
        closeUnfinished();
      }}
    >
      <p>{rolePlayWords.closeText(scene.waiting.map(nameOf))}</p>
      <button type="submit" className="btn risk">
        {rolePlayWords.closeNow}
      </button>
    </form>
  );
}
