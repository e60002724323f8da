import { RotateCcw } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useNow } from "../../ui/context.ts";
import { useStage } from "../useStage.ts";
import { breathingWords } from "./words.ts";

/** Once more, when the last breath is over. */
export function BreathingControls({ scene }: { scene: ViewOf<"breathing"> }): ReactElement | null {
  const { act } = useStage();
  const isOver = useNow() > Date.parse(scene.ends_at);
  if (!isOver) return null;
  return (
    <button
      type="button"
      className="btn primary"
      onClick={() => act({ do: "breathing.again", step: scene.step })}
    >
      <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
      {breathingWords.again}
    </button>
  );
}
