import { describe, expect, test } from "vitest";
import {
  betterOffset,
  clockOffset,
  courseOf,
  dayWord,
  partOfDay,
  spanOf,
  timeWithPlace,
} from "./clock.ts";

const start = "2026-11-24T18:00:00Z";
const end = "2026-11-24T19:30:00Z";

test("time is always with its place", () => {
  expect(timeWithPlace(start, "Europe/Lisbon")).toBe("18:00, Lisbon time");
  expect(timeWithPlace(start, "America/New_York")).toBe("13:00, New York time");
});

test("a device three hours slow is put right by the server's time", () => {
  const device = Date.parse("2026-11-24T14:51:00Z");
  const now = device + clockOffset("2026-11-24T17:51:00Z", device);

  expect(courseOf(start, end, now)).toEqual({ is: "ahead", minutes: 9 });
});

test("a late answer makes the clock no worse, and a clock that was set is believed", () => {
  expect(betterOffset(1000, 580)).toBe(999);
  expect(betterOffset(580, 1000)).toBe(1000);
  expect(betterOffset(3_600_000, -20)).toBe(-20);
});

describe("the course of a meeting", () => {
  test("counts the minutes that are done", () => {
    expect(courseOf(start, end, Date.parse("2026-11-24T18:46:10Z"))).toEqual({
      is: "running",
      done: 46,
      total: 90,
      left: 44,
    });
  });

  test("says how long it is over", () => {
    expect(courseOf(start, end, Date.parse("2026-11-24T19:35:00Z"))).toEqual({
      is: "over",
      minutes: 5,
    });
  });
});

test("the day is the day in the person's own zone", () => {
  const late = Date.parse("2026-11-24T23:30:00Z");

  expect(dayWord("2026-11-25T08:00:00Z", late, "Europe/London")).toBe("tomorrow");
  expect(dayWord("2026-11-25T08:00:00Z", late, "Asia/Tokyo")).toBe("today");
  expect(dayWord("2026-11-30T08:00:00Z", late, "Europe/London")).toBe("on Monday 30 November");
});

test("the greeting knows the evening of the place", () => {
  expect(partOfDay(Date.parse(start), "Europe/Lisbon")).toBe("evening");
  expect(partOfDay(Date.parse(start), "America/Los_Angeles")).toBe("morning");
});

test("spans are said in words", () => {
  expect(spanOf(1)).toBe("1 minute");
  expect(spanOf(125)).toBe("2 hours 5 minutes");
  expect(spanOf(4320)).toBe("3 days");
});
