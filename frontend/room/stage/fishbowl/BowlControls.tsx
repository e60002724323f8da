import { ArrowRight, RefreshCw } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useStage } from "../useStage.ts";
import { bowlWords } from "./words.ts";

/** Change the rings of a closed one, or hear what the outer ring saw. */
export function BowlControls({ scene }: { scene: ViewOf<"fishbowl"> }): ReactElement | null {
  const { act } = useStage();
  const { step } = scene;
  const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;
  if (scene.is_observing) return null;
  return (
    <>
      {scene.kind === "closed" && (
        <button type="button" className="btn" onClick={() => act({ do: "fishbowl.swap", step })}>
          <RefreshCw {...icon} />
          {bowlWords.swap}
        </button>
      )}
      <button
        type="button"
        className="btn primary"
        onClick={() => act({ do: "fishbowl.observe", step })}
      >
        {bowlWords.end}
        <ArrowRight {...icon} />
      </button>
    </>
  );
}
