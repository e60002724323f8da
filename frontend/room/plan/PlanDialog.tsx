import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactElement } from "react";
import type { Block } from "../contract.ts";
import { ahead, secondsOf } from "../state/plan.ts";
import { useDialog } from "../ui/context.ts";
import { PlanChips } from "./PlanChips.tsx";
import { type PlanDeeds, usePlan, usePlanDeeds } from "./usePlan.ts";
import { planWords } from "./words.ts";

/** Every part, and what can be done with it. */
export function PlanList(): ReactElement | null {
  const plan = usePlan();
  const deeds = usePlanDeeds();
  if (!plan) return null;
  const order = ahead(plan.sheet).map(({ id }) => id);
  return (
    <>
      <p className="plan-chips">
        <PlanChips />
      </p>
      <ol className="plan-list">
        {plan.sheet.blocks.map((block) => (
          <li key={block.id} data-state={block.state} data-block={block.id}>
            <div className="what">
              <b>{block.title}</b>
              <span className="small num">
                {block.state === "running" && plan.course.blockLeft !== null
                  ? planWords.left("", plan.course.blockLeft).replace(/^, /, "")
                  : aboutOf(block)}
              </span>
            </div>
            <div className="deeds">
              <PartDeeds block={block} deeds={deeds} order={order} />
            </div>
          </li>
        ))}
      </ol>
      {plan.sheet.address && (
        <a className="small" href={plan.sheet.address} target="_blank" rel="noreferrer">
          {planWords.add}
        </a>
      )}
    </>
  );
}

function aboutOf(block: Block): string {
  const parts = [planWords.minutes(secondsOf(block))];
  if (block.leader) parts.push(planWords.leads(block.leader));
  if (block.state === "parked" || block.state === "skipped" || block.state === "done") {
    parts.push(planWords[block.state]);
  }
  return parts.join(" · ");
}

interface PartProps {
  block: Block;
  deeds: PlanDeeds;
  order: readonly string[];
}

function PartDeeds({ block, deeds, order }: PartProps): ReactElement | null {
  const { title } = block;
  switch (block.state) {
    case "done":
      return null;
    case "running":
      return (
        <>
          <Deed
            word={planWords.more}
            of={planWords.moreFor(title)}
            on={() => deeds.extend(block)}
          />
          <Deed word={planWords.park} of={planWords.parkOf(title)} on={() => deeds.park(block)} />
          <Deed word={planWords.end} on={() => deeds.skip(block)} />
        </>
      );
    case "planned":
      return (
        <>
          <Move block={block} by={-1} deeds={deeds} isAtEnd={order[0] === block.id} />
          <Move block={block} by={1} deeds={deeds} isAtEnd={order.at(-1) === block.id} />
          <Deed word={planWords.park} of={planWords.parkOf(title)} on={() => deeds.park(block)} />
          <Deed word={planWords.skip} of={planWords.skipOf(title)} on={() => deeds.skip(block)} />
          <Deed
            word={planWords.start}
            of={planWords.startOf(title)}
            on={() => deeds.begin(block)}
          />
        </>
      );
    default:
      return (
        <Deed
          word={planWords.back}
          of={planWords.backOf(title)}
          on={() => deeds.bringBack(block)}
        />
      );
  }
}

function Deed({ word, of, on }: { word: string; of?: string; on: () => void }): ReactElement {
  return (
    <button type="button" className="btn quiet" aria-label={of} onClick={on}>
      {word}
    </button>
  );
}

interface MoveProps {
  block: Block;
  by: -1 | 1;
  deeds: PlanDeeds;
  isAtEnd: boolean;
}

function Move({ block, by, deeds, isAtEnd }: MoveProps): ReactElement {
  const Icon = by < 0 ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      className="round"
      disabled={isAtEnd}
      aria-label={by < 0 ? planWords.up(block.title) : planWords.down(block.title)}
      onClick={() => deeds.move(block, by)}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** What to watch for in a part, before it starts. */
export function PartCautions({ id }: { id: string }): ReactElement | null {
  const plan = usePlan();
  const { start } = usePlanDeeds();
  const show = useDialog();
  const block = plan?.sheet.blocks.find((one) => one.id === id);
  if (!block) return null;
  return (
    <>
      <div className="part-cautions">
        <h3>{planWords.cautions}</h3>
        <ul>
          {block.cautions.map((caution) => (
            <li key={caution}>{caution}</li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className="btn primary"
        data-start-part
        onClick={() => {
          show(null);
          start(block);
        }}
      >
        {planWords.startOf(block.title)}
      </button>
    </>
  );
}
