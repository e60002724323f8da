import { ArrowRight, Timer } from "lucide-react";
import type { ReactElement } from "react";
import { shortName } from "../state/names.ts";
import { usePlan, usePlanDeeds } from "./usePlan.ts";
import { planWords } from "./words.ts";

/** The one next step of the plan, and two minutes more for what runs. */
export function NextPart({ isQuiet = false }: { isQuiet?: boolean }): ReactElement | null {
  const plan = usePlan();
  const { begin, extend } = usePlanDeeds();
  if (!plan) return null;
  const { running, next } = plan.course;
  const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <>
      {running && !isQuiet && (
        <button
          type="button"
          className="btn"
          data-plan-more
          aria-label={planWords.moreFor(running.title)}
          onClick={() => extend(running)}
        >
          <Timer {...icon} />
          {planWords.more}
        </button>
      )}
      {next && (
        <button
          type="button"
          className={isQuiet ? "btn next-part" : "btn primary next-part"}
          data-next="part"
          onClick={() => begin(next)}
        >
          <span>
            {running
              ? planWords.next(shortName(next.title))
              : planWords.first(shortName(next.title))}
          </span>
          <ArrowRight {...icon} />
        </button>
      )}
    </>
  );
}
