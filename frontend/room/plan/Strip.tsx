import { type ReactElement, useEffect, useRef } from "react";
import type { Block } from "../contract.ts";
import { secondsOf, shareDone } from "../state/plan.ts";
import { say } from "../state/sayings.ts";
import { useDialog, useIsFacilitator, useIsNarrow, useRoomStore } from "../ui/context.ts";
import { type Plan, usePlan } from "./usePlan.ts";
import { planWords } from "./words.ts";
import "./plan.css";

/** What we are doing and how long it still takes; on a phone in one line. */
export function Strip(): ReactElement | null {
  const plan = usePlan();
  const isFacilitator = useIsFacilitator();
  const isNarrow = useIsNarrow();
  const show = useDialog();
  useSayings(plan, isFacilitator);
  if (!plan) return null;
  const inside = isNarrow ? <OneLine plan={plan} /> : <Blocks plan={plan} />;
  return (
    <div className="strip-plan" data-plan>
      <div className="parts" role="img" aria-label={nowWords(plan)}>
        {inside}
      </div>
      {isFacilitator && (
        <button
          type="button"
          className="cover"
          aria-label={planWords.open}
          onClick={() => show({ is: "plan" })}
        />
      )}
    </div>
  );
}

function Blocks({ plan: { sheet, course, now } }: { plan: Plan }): ReactElement {
  const seen = sheet.blocks.filter(({ state }) => state !== "parked" && state !== "skipped");
  return (
    <>
      {seen.map((block) => (
        <span
          key={block.id}
          className="part"
          data-state={block.state}
          style={{ flexGrow: weightOf(block) }}
        >
          <b>{block.title}</b>
          {block.state === "running" && course.blockLeft !== null && (
            <span className="num" data-over={course.blockLeft < 0 || undefined}>
              {planWords.clock(course.blockLeft)}
            </span>
          )}
          <i style={{ transform: `scaleX(${shareDone(block, now)})` }} />
        </span>
      ))}
    </>
  );
}

function OneLine({ plan: { course } }: { plan: Plan }): ReactElement {
  const { running, next, blockLeft } = course;
  return (
    <span className="one-line num">
      <b>{running ? running.title : (next?.title ?? planWords.notBegun)}</b>
      {blockLeft !== null && <span>{planWords.clock(blockLeft)}</span>}
      {running && next && <span className="quiet">{planWords.after(next.title)}</span>}
    </span>
  );
}

function nowWords({ course }: Plan): string {
  const { running, blockLeft, next } = course;
  const now =
    running && blockLeft !== null ? planWords.left(running.title, blockLeft) : planWords.notBegun;
  return next ? `${now}; ${planWords.next(next.title)}` : now;
}

/** What is over is narrow; what is to come is as wide as it is long, within reason. */
function weightOf(block: Block): number {
  if (block.state === "done") return 6;
  const minutes = Math.min(40, Math.max(9, secondsOf(block) / 60));
  return block.state === "running" ? minutes + 12 : minutes;
}

/** Say what begins, and to facilitators when it is late for new depth. */
function useSayings(plan: Plan | null, isFacilitator: boolean): void {
  const store = useRoomStore();
  const running = plan?.course.running ?? null;
  const id = running?.id ?? null;
  const isLate = isFacilitator && plan?.course.isNoNewDepth === true;
  const was = useRef(id);
  useEffect(() => {
    if (running && id !== was.current) {
      say(store, planWords.now(running.title, secondsOf(running)));
    }
    was.current = id;
  }, [id, running, store]);
  useEffect(() => {
    if (isLate) say(store, planWords.noNewDepthSaid);
  }, [isLate, store]);
}
