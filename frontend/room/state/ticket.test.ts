import { expect, test } from "vitest";
import type { Ticket } from "../contract.ts";
import { emptyPocket } from "./ticket.ts";

const ticket: Ticket = {
  url: "wss://media",
  token: "t",
  place: { id: "circle", kind: "circle" },
  identity: "u-1",
  sources: ["camera"],
  v: 3,
};

test("a ticket is used once, and only for its own place", () => {
  const pocket = emptyPocket(() => 0);
  pocket.keep(ticket);
  expect(pocket.take("circle")).toBe(ticket);
  expect(pocket.take("circle")).toBeNull();
  pocket.keep(ticket);
  expect(pocket.take("another")).toBeNull();
  expect(pocket.isEmpty()).toBe(true);
});

test("a ticket that lay about is not used", () => {
  let now = 0;
  const pocket = emptyPocket(() => now);
  pocket.keep(ticket);
  now = 44_000;
  expect(pocket.isEmpty()).toBe(false);
  now = 45_000;
  expect(pocket.isEmpty()).toBe(true);
  expect(pocket.take("circle")).toBeNull();
});
