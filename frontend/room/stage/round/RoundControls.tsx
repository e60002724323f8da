import { ArrowRight, SkipForward } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { roundWords } from "./words.ts";

/** The facilitator gives the word on, or goes past somebody who is not there. */
export function RoundControls({ scene }: { scene: ViewOf<"round"> }): ReactElement | null {
  const { act } = useStage();
  const nameOf = useNameOf();
  const { step } = scene;
  if (scene.is_over && scene.is_offering_again) return null;
  const next = scene.waiting[0];
  const isInOrder = scene.mode === "clockwise" || scene.mode === "random";
  return (
    <>
      {scene.speaker && (
        <button type="button" className="btn" onClick={() => act({ do: "round.skip", step })}>
          <SkipForward size={18} strokeWidth={1.75} aria-hidden="true" />
          {roundWords.skip}
        </button>
      )}
      <button
        type="button"
        className="btn primary"
        data-next="round"
        onClick={() => act({ do: "round.next", step, seat: null })}
      >
        {isInOrder && next ? roundWords.giveTo(nameOf(next)) : roundWords.goOn}
        <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  );
}
