import { ArrowRight, Undo2, UsersRound } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useStage } from "../useStage.ts";
import { pairsWords } from "./words.ts";

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The one next step of a round. */
export function PairsControls({ scene }: { scene: ViewOf<"pairs"> }): ReactElement {
  const { act } = useStage();
  const { step } = scene;
  switch (scene.phase) {
    case "proposed":
      return (
        <button
          type="button"
          className="btn primary"
          data-next="send"
          onClick={() => act({ do: "pairs.send", step })}
        >
          {pairsWords.send}
          <ArrowRight {...icon} />
        </button>
      );
    case "talking":
    case "returning":
      return (
        <button
          type="button"
          className="btn primary"
          data-next="recall"
          onClick={() => act({ do: "pairs.recall", step })}
        >
          <Undo2 {...icon} />
          {scene.phase === "talking" ? pairsWords.recall : pairsWords.recallNow}
        </button>
      );
    case "back":
      return (
        <button
          type="button"
          className="btn primary"
          data-next="round"
          onClick={() => act({ do: "pairs.next", step })}
        >
          <UsersRound {...icon} />
          {pairsWords.next}
        </button>
      );
  }
}
