import { expect, test } from "vitest";
import { dueWords } from "./words.ts";

test("what is due is named with the time that all of it takes", () => {
  expect(dueWords([{ title: "PHQ-9", minutes: 2 }])).toBe("PHQ-9, about 2 minutes");
  expect(dueWords([{ title: "PHQ-4", minutes: 1 }])).toBe("PHQ-4, about 1 minute");
  const both = [
    { title: "PHQ-9", minutes: 2 },
    { title: "GAD-7", minutes: 2 },
  ];
  expect(dueWords(both)).toBe("PHQ-9 and GAD-7, about 4 minutes");
});
