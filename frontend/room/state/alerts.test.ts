import { expect, test } from "vitest";
import type { Alert } from "../contract.ts";
import { keepRead, readBefore, warningsOf } from "./alerts.ts";

function alert(id: string, kind: Alert["kind"], seat: string | null): Alert {
  return { id, kind, seat, name: seat, at: "2026-11-24T18:00:00Z" };
}

const returned = alert("3", "returned", "Noor");
const before = alert("2", "returned", "Noor");
const stranger = alert("1", "stranger", null);

test("who comes again and again is one line, until it is read", () => {
  expect(warningsOf([returned, before, stranger], [])).toEqual([
    { alert: returned, ids: ["3", "2"] },
    { alert: stranger, ids: ["1"] },
  ]);
  expect(warningsOf([returned, before], ["3", "2"])).toEqual([]);
});

test("another try after one was read is a line again", () => {
  expect(warningsOf([returned, before], ["2"])).toEqual([{ alert: returned, ids: ["3"] }]);
});

test("a second device is asked about at the door, not here", () => {
  expect(warningsOf([alert("4", "second_device", "Sam")], [])).toEqual([]);
});

test("what was read is known after a reload, whatever else lies on the shelf", () => {
  const things = new Map<string, string>();
  const shelf = {
    getItem: (name: string) => things.get(name) ?? null,
    setItem: (name: string, value: string) => void things.set(name, value),
  };

  keepRead(shelf, "m", ["1", "2"]);

  expect(readBefore(shelf, "m")).toEqual(["1", "2"]);
  things.set("tenfold-read-m", "{");
  expect(readBefore(shelf, "m")).toEqual([]);
});
