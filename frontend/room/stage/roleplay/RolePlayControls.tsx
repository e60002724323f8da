import { ArrowRight, Users } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useDialog, useIsNarrow } from "../../ui/context.ts";
import { useStage } from "../useStage.ts";
import { rolePlayWords } from "./words.ts";

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The way through: ask, begin, end, put the roles down, share. */
export function RolePlayControls({ scene }: { scene: ViewOf<"role_play"> }): ReactElement | null {
  const { act } = useStage();
  const show = useDialog();
  const isNarrow = useIsNarrow();
  const { step, phase } = scene;
  const isHeld = scene.waiting.length > 0;
  return (
    <>
      {phase === "casting" && (
        <button type="button" className="btn" onClick={() => show({ is: "cast" })}>
          <Users {...icon} />
          {isNarrow ? rolePlayWords.recastShort : rolePlayWords.recast}
        </button>
      )}
      {phase === "casting" && (
        <Next
          word={isNarrow ? rolePlayWords.beginShort : rolePlayWords.begin}
          isReady={scene.can_begin}
          onPress={() => act({ do: "role_play.begin", step })}
        />
      )}
      {phase === "playing" && (
        <Next word={rolePlayWords.end} onPress={() => act({ do: "role_play.end", step })} />
      )}
      {isHeld && (
        <button type="button" className="btn" onClick={() => show({ is: "unfinished" })}>
          {rolePlayWords.closeAnyway}
        </button>
      )}
      {phase === "de_roling" && (
        <Next
          word={rolePlayWords.share}
          isReady={!isHeld}
          onPress={() => act({ do: "role_play.share", step })}
        />
      )}
    </>
  );
}

interface NextProps {
  word: string;
  isReady?: boolean;
  onPress: () => void;
}

function Next({ word, isReady = true, onPress }: NextProps): ReactElement {
  return (
    <button type="button" className="btn primary" disabled={!isReady} onClick={onPress}>
      {word}
      <ArrowRight {...icon} />
    </button>
  );
}
