import { ArrowRight, Timer } from "lucide-react";
import type { ReactElement } from "react";
import type { StageDeed, ViewOf } from "../../contract.ts";
import { useStage } from "../useStage.ts";
import { topicsWords } from "./words.ts";

type Scene = ViewOf<"topics">;

/** The facilitator's next step: open the vote, count, begin, go on. */
export function TopicsControls({ scene }: { scene: Scene }): ReactElement | null {
  const { act } = useStage();
  const { step } = scene;
  const next = nextOf(scene);
  const hasClock = scene.phase === "vote" || scene.steps.length > 0;
  return (
    <>
      {hasClock && (
        <button type="button" className="btn" onClick={() => act({ do: "topics.more", step })}>
          <Timer size={18} strokeWidth={1.75} aria-hidden="true" />
          {topicsWords.more}
        </button>
      )}
      {next && (
        <button
          type="button"
          className="btn primary"
          data-next="topics"
          onClick={() => act(next.deed)}
        >
          {next.word}
          <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </>
  );
}

function nextOf(scene: Scene): { word: string; deed: StageDeed } | null {
  const { step } = scene;
  const deed: StageDeed = { do: "topics.next", step };
  switch (scene.phase) {
    case "collect": {
      const isEmpty = scene.items.every((item) => item.is_discussed);
      return isEmpty ? null : { word: topicsWords.open, deed: { do: "topics.open", step } };
    }
    case "vote":
      return { word: topicsWords.close, deed: { do: "topics.close", step } };
    case "chosen":
      return scene.winner ? { word: topicsWords.begin, deed } : null;
    default: {
      const place = scene.steps.findIndex((one) => one.phase === scene.phase);
      const next = scene.steps[place + 1];
      return {
        word: next ? topicsWords.next(topicsWords.phases[next.phase]) : topicsWords.done,
        deed,
      };
    }
  }
}
