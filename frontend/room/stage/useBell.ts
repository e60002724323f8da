import { useEffect, useRef } from "react";
import { playBowl } from "../media/tones.ts";
import { useRoom } from "../ui/context.ts";

/** After the bell there is a little grace; then the line is firm. */
export const graceSeconds = 20;

/** One soft bell when the seconds of a step run out while we watch. */
export function useBell(left: number | null, step: string): void {
  const isOn = useRoom((state) => state.view.isToneOn);
  const before = useRef<{ step: string; left: number } | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = left === null ? null : { step, left };
    if (left === null || was?.step !== step) return;
    if (was.left > 0 && left <= 0 && isOn) playBowl();
  }, [left, step, isOn]);
}
