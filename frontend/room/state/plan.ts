/** How the meeting stands against its plan. The server has the same rules. */

import type { Block, MeetingFacts, Sheet } from "../contract.ts";

export interface PlanCourse {
  running: Block | null;
  next: Block | null;
  /** Seconds; negative when its time is over. */
  blockLeft: number | null;
  /** How many seconds later than planned it would end. */
  drift: number;
  isNoNewDepth: boolean;
}

const noNewDepth = 20 * 60;

export function secondsOf(block: Block): number {
  return block.planned_seconds + block.extra_seconds;
}

export function planCourse(
  sheet: Sheet,
  meeting: Pick<MeetingFacts, "starts_at" | "ends_at">,
  now: number,
): PlanCourse {
  const starts = Date.parse(meeting.starts_at);
  const ends = Date.parse(meeting.ends_at);
  const running = sheet.blocks.find((block) => block.state === "running") ?? null;
  const planned = sheet.blocks.filter((block) => block.state === "planned");
  const blockLeft = running ? secondsLeft(running, now) : null;
  const ahead = planned.reduce((sum, block) => sum + secondsOf(block), 0);
  const wouldEnd = Math.max(now, starts) / 1000 + Math.max(0, blockLeft ?? 0) + ahead;
  return {
    running,
    next: planned[0] ?? null,
    blockLeft,
    drift: Math.round(wouldEnd - ends / 1000),
    isNoNewDepth: now >= starts && (ends - now) / 1000 <= noNewDepth,
  };
}

function secondsLeft(block: Block, now: number): number {
  const since = block.started_at ? Date.parse(block.started_at) : now;
  return secondsOf(block) - (now - since) / 1000;
}

/** How much of a block is over, from 0 to 1. */
export function shareDone(block: Block, now: number): number {
  if (block.state === "done") return 1;
  if (block.state !== "running") return 0;
  return Math.min(1, Math.max(0, 1 - secondsLeft(block, now) / secondsOf(block)));
}

/** The blocks that are to come, with one of them a place earlier or later. */
export function moved(sheet: Sheet, block: string, by: -1 | 1): string[] | null {
  const order = ahead(sheet).map(({ id }) => id);
  const at = order.indexOf(block);
  const other = order[at + by];
  const one = order[at];
  if (one === undefined || other === undefined) return null;
  order[at] = other;
  order[at + by] = one;
  return order;
}

export function ahead(sheet: Sheet): Block[] {
  return sheet.blocks.filter(({ state }) => state === "planned" || state === "parked");
}
