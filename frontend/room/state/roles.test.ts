import { expect, test } from "vitest";
import type { Knock, Role } from "../contract.ts";
import { comeTogether, isGuest, isLeading, isSilent, readyToCome } from "./roles.ts";

function knock(seat: string, change: Partial<Knock> = {}): Knock {
  return {
    seat,
    name: seat,
    role: "member",
    missing: null,
    since: "2026-11-24T18:00:00Z",
    is_second_device: false,
    is_early: false,
    wants_time: false,
    is_listening: false,
    is_accompanied: false,
    is_new: false,
    check_in: null,
    location: "",
    phone: "",
    ...change,
  };
}

test("a guest neither leads nor is of the group", () => {
  const roles: Role[] = [
    "facilitator",
    "co_facilitator",
    "member",
    "observer",
    "interpreter",
    "speaker",
    "support",
  ];

  expect(roles.filter(isLeading)).toEqual(["facilitator", "co_facilitator"]);
  expect(roles.filter(isGuest)).toEqual(["observer", "interpreter", "speaker", "support"]);
  expect(roles.filter(isSilent)).toEqual(["observer"]);
});

test("a guest to whom something is missing is not the next step", () => {
  const missing = { is_refused: false, unanswered: ["Kim"], waits_for_theory: false };
  const waits = knock("robin", { role: "observer", missing });
  const kim = knock("kim");

  expect(readyToCome([waits, kim])).toEqual([kim]);
});

test("only members are let in together", () => {
  const ready = knock("robin", { role: "observer" });

  expect(comeTogether([knock("kim"), knock("sam")])).toBe(true);
  expect(comeTogether([knock("kim"), ready])).toBe(false);
  expect(comeTogether([knock("kim")])).toBe(false);
});
