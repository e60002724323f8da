import { expect, test } from "vitest";
import type { Block } from "../contract.ts";
import { moved, planCourse, shareDone } from "./plan.ts";

const meeting = { starts_at: "2026-11-24T18:00:00Z", ends_at: "2026-11-24T19:30:00Z" };
const at = (minutes: number): number => Date.parse(meeting.starts_at) + minutes * 60_000;

function block(id: string, minutes: number, change: Partial<Block> = {}): Block {
  return {
    id,
    kind: "work",
    title: id,
    format: "circle",
    planned_seconds: minutes * 60,
    extra_seconds: 0,
    state: "planned",
    started_at: null,
    ended_at: null,
    leader: null,
    cautions: [],
    ...change,
  };
}

const running = { state: "running", started_at: meeting.starts_at } as const;

test("a full plan that begins late ends late", () => {
  const sheet = { step: 1, address: null, blocks: [block("a", 30), block("b", 60)] };

  expect(planCourse(sheet, meeting, at(-10)).drift).toBe(0);
  expect(planCourse(sheet, meeting, at(5)).drift).toBe(300);
});

test("a block that runs over moves the end, and two minutes more belong to it", () => {
  const blocks = [block("a", 30, { ...running, extra_seconds: 120 }), block("b", 60)];

  const course = planCourse({ step: 1, address: null, blocks }, meeting, at(38));

  expect(course.blockLeft).toBe(-360);
  expect(course.drift).toBe(480);
  expect(course.next?.id).toBe("b");
});

test("what is parked or left out takes no time", () => {
  const blocks = [block("a", 30, running), block("b", 60, { state: "parked" })];

  expect(planCourse({ step: 1, address: null, blocks }, meeting, at(0)).drift).toBe(-3600);
});

test("no new depth from twenty minutes before the end", () => {
  const sheet = { step: 1, address: null, blocks: [block("a", 90)] };

  expect(planCourse(sheet, meeting, at(69)).isNoNewDepth).toBe(false);
  expect(planCourse(sheet, meeting, at(70)).isNoNewDepth).toBe(true);
});

test("the share of a block goes from nothing to all", () => {
  expect(shareDone(block("a", 10), at(5))).toBe(0);
  expect(shareDone(block("a", 10, running), at(5))).toBe(0.5);
  expect(shareDone(block("a", 10, running), at(50))).toBe(1);
});

test("only what is to come changes places", () => {
  const blocks = [block("a", 5, running), block("b", 5), block("c", 5)];

  expect(moved({ step: 1, address: null, blocks }, "b", 1)).toEqual(["c", "b"]);
  expect(moved({ step: 1, address: null, blocks }, "b", -1)).toBeNull();
  expect(moved({ step: 1, address: null, blocks }, "a", 1)).toBeNull();
});
