import { Circle } from "lucide-react";
import { type ReactElement, Suspense } from "react";
import { NextPart } from "../plan/NextPart.tsx";
import { useIsNarrow, useRoom } from "../ui/context.ts";
import { Guard } from "../ui/Guard.tsx";
import { controls } from "../ui/words.ts";
import { formatOf } from "./formats.ts";
import { useStage } from "./useStage.ts";

/** The next step of what is on the stage, and the way back to the circle. */
export function StageControls(): ReactElement | null {
  const scene = useRoom((state) => state.snapshot?.stage ?? null);
  const blocks = useRoom((state) => state.snapshot?.sheet?.blocks);
  const { close } = useStage();
  const isNarrow = useIsNarrow();
  if (!scene) return null;
  const { Controls, isHeld } = formatOf(scene);
  const running = blocks?.find((one) => one.state === "running")?.format;
  const isPlanned = running === scene.format || (running === "teams" && scene.format === "pairs");
  const hasNext = blocks?.some((one) => one.state === "planned");
  const onward =
    isPlanned && hasNext ? (
      <NextPart isQuiet />
    ) : (
      <button type="button" className="btn" data-next="close" onClick={close}>
        <Circle size={18} strokeWidth={1.75} aria-hidden="true" />
        {isNarrow ? controls.toCircleShort : controls.toCircle}
      </button>
    );
  return (
    <div className="beside">
      {!isHeld?.(scene) && onward}
      {Controls && (
        <Guard>
          <Suspense fallback={null}>
            <Controls scene={scene} />
          </Suspense>
        </Guard>
      )}
    </div>
  );
}
