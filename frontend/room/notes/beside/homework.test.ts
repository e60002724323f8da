import { expect, test } from "vitest";
import type { Homeworks } from "../../contract.ts";
import type { BesideNote } from "../../journal/beside.ts";
import type { Section } from "../../journal/protocol.ts";
import { homeworkLines } from "./homework.ts";

const group = { kind: "group", enrolment: null } as Section;
const sams = { kind: "member", enrolment: "sam" } as Section;
const noors = { kind: "member", enrolment: "noor" } as Section;
const beside = {
  taken: [{ id: "1", words: "Two walks", outcome: "partly" }],
  given: [{ id: "2", words: "Battery week", is_for_everybody: true, is_own: false }],
} as unknown as BesideNote;
const room: Homeworks = {
  exercises: [],
  last: [
    { id: "1", enrolment: "sam", words: "Two walks", day: "", is_own: false, outcome: "done" },
    { id: "3", enrolment: "sam", words: "Ring home", day: "", is_own: false, outcome: null },
  ],
  given: [
    { id: "2", enrolment: null, words: "Battery week", name: null, is_own: false },
    { id: "4", enrolment: "sam", words: "Write a letter", name: "Sam", is_own: false },
    { id: "5", enrolment: "sam", words: "Say no once", name: "Sam", is_own: true },
  ],
};

function said(section: Section, known: Homeworks | null): string[] {
  return homeworkLines(section, beside, known).map(({ label, words }) => `${label}: ${words}`);
}

test("in the room a member's part has what is theirs, of this moment", () => {
  expect(said(sams, room)).toEqual([
    "Last time, done: Two walks",
    "Last time, not said: Ring home",
    "This time, for everybody: Battery week",
    "This time: Write a letter",
    "This time, for themselves: Say no once",
  ]);
});

test("nobody has what is another's, and the group has none", () => {
  expect(said(noors, room)).toEqual(["This time, for everybody: Battery week"]);
  expect(said(group, room)).toEqual([]);
  expect(said(group, null)).toEqual([]);
});

test("outside the room it is as it lay beside the note", () => {
  expect(said(sams, null)).toEqual([
    "Last time, partly: Two walks",
    "This time, for everybody: Battery week",
  ]);
});
