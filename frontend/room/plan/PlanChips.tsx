import { AlarmClock, Anchor } from "lucide-react";
import type { ReactElement } from "react";
import { usePlan } from "./usePlan.ts";
import { planWords } from "./words.ts";

const worthSaying = 120;

/** For facilitators: how late it is, and that no new depth is begun now. */
export function PlanChips(): ReactElement | null {
  const plan = usePlan();
  if (!plan) return null;
  const { drift, isNoNewDepth, running } = plan.course;
  const icon = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <>
      {running && drift >= worthSaying && (
        <span className="chip warn num" data-drift>
          <AlarmClock {...icon} />
          <span>{planWords.late(drift)}</span>
        </span>
      )}
      {isNoNewDepth && (
        <span className="chip live" data-no-new-depth>
          <Anchor {...icon} />
          <span>{planWords.noNewDepth}</span>
        </span>
      )}
    </>
  );
}
