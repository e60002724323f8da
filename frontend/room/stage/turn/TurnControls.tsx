import { ArrowRight, Timer } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useStage } from "../useStage.ts";
import { turnWords } from "./words.ts";

/** Two minutes more, or on to the next phase. */
export function TurnControls({ scene }: { scene: ViewOf<"turn"> }): ReactElement | null {
  const { act } = useStage();
  const { step, phases } = scene;
  const place = phases.findIndex((one) => one.phase === scene.phase);
  if (place < 0) return null;
  const next = phases[place + 1]?.phase;
  return (
    <>
      <button
        type="button"
        className="btn"
        data-more="turn"
        onClick={() => act({ do: "turn.more", step })}
      >
        <Timer size={18} strokeWidth={1.75} aria-hidden="true" />
        {turnWords.more}
      </button>
      <button
        type="button"
        className="btn primary"
        data-next="turn"
        onClick={() => act({ do: "turn.next", step })}
      >
        {next ? turnWords.next(turnWords.short[next]) : turnWords.finish}
        <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  );
}
