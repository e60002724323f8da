import { expect, test } from "vitest";
import type { ChatLine } from "../contract.ts";
import { allSeen, linesArrived, noChat, signOf, unread } from "./company.ts";

function line(id: string, writer: string): ChatLine {
  return {
    id,
    channel: "group",
    writer,
    name: writer,
    leads: false,
    to: null,
    to_name: null,
    text: id,
    at: "2026-11-24T18:00:00Z",
  };
}

test("lines that come twice are there once", () => {
  const first = linesArrived(noChat, [line("a", "sam"), line("b", "kim")], 0);

  const again = linesArrived(first, [line("b", "kim"), line("c", "sam")], 1);

  expect(again.lines.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(linesArrived(again, [], 3)).toBe(again);
});

test("what one wrote oneself is not unread", () => {
  const chat = linesArrived(noChat, [line("a", "sam"), line("b", "kim")], 0);

  expect(unread(chat, "sam")).toBe(1);
  expect(unread(allSeen(chat), "sam")).toBe(0);
});

test("a sign lasts for eight seconds", () => {
  const at = "2026-11-24T18:00:00Z";
  const signs = [{ seat: "sam", kind: "heart", at } as const];

  expect(signOf(signs, "sam", Date.parse(at) + 7_999)?.kind).toBe("heart");
  expect(signOf(signs, "sam", Date.parse(at) + 8_000)).toBeNull();
  expect(signOf(signs, "kim", Date.parse(at))).toBeNull();
});
