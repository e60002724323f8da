import { useMemo } from "react";
import type { Block, Sheet } from "../contract.ts";
import type { SheetDeed } from "../state/commands.ts";
import { moved, type PlanCourse, planCourse } from "../state/plan.ts";
import { useCommands, useDialog, useNow, useRoom } from "../ui/context.ts";

export interface Plan {
  sheet: Sheet;
  course: PlanCourse;
  now: number;
}

/** The plan of the meeting and how it stands now; null when there is none. */
export function usePlan(): Plan | null {
  const sheet = useRoom((state) => state.snapshot?.sheet ?? null);
  const meeting = useRoom((state) => state.snapshot?.meeting);
  const now = useNow();
  return useMemo(
    () => (sheet && meeting ? { sheet, course: planCourse(sheet, meeting, now), now } : null),
    [sheet, meeting, now],
  );
}

export interface PlanDeeds {
  /** Start a part; one with cautions shows them first. */
  begin: (block: Block) => void;
  start: (block: Block) => void;
  extend: (block: Block) => void;
  skip: (block: Block) => void;
  park: (block: Block) => void;
  bringBack: (block: Block) => void;
  move: (block: Block, by: -1 | 1) => void;
}

export function usePlanDeeds(): PlanDeeds {
  const commands = useCommands();
  const show = useDialog();
  const sheet = useRoom((state) => state.snapshot?.sheet ?? null);
  const press = (make: (sheet: Sheet) => SheetDeed | null): void => {
    if (sheet) commands.arrange(sheet, make);
  };
  const start = (block: Block): void => press(() => ({ do: "block.start", block: block.id }));
  return {
    start,
    begin: (block) =>
      block.cautions.length > 0 ? show({ is: "part", block: block.id }) : start(block),
    extend: (block) => press(() => ({ do: "block.extend", block: block.id })),
    skip: (block) => press(() => ({ do: "block.skip", block: block.id })),
    park: (block) => press(() => ({ do: "block.park", block: block.id })),
    bringBack: (block) => press(() => ({ do: "block.back", block: block.id })),
    move: (block, by) =>
      press((now) => {
        const order = moved(now, block.id, by);
        return order && { do: "sheet.arrange", order };
      }),
  };
}
