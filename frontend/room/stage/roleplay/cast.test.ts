import { expect, test } from "vitest";
import { type Choices, castingsOf, choicesOf, mistakeIn, type Part } from "./cast.ts";

const here = ["sam", "kim", "noor", "ada", "ben", "eve", "osei"];

function chosen(parts: Record<string, Part>, role = "My boss"): Choices {
  return Object.fromEntries(Object.entries(parts).map(([seat, part]) => [seat, { part, role }]));
}

function mistake(parts: Record<string, Part>, role?: string): string | null {
  return mistakeIn(castingsOf(chosen(parts, role), here));
}

test("a protagonist and somebody with them are a scene", () => {
  expect(mistake({ sam: "protagonist", kim: "other", osei: "director" })).toBeNull();
  expect(mistake({ sam: "protagonist", kim: "double" })).toBeNull();
});

test("what is no scene is named before anybody is asked", () => {
  expect(mistake({ kim: "other" })).toBe("protagonist");
  expect(mistake({ sam: "protagonist", noor: "protagonist", kim: "other" })).toBe("protagonist");
  expect(mistake({ sam: "protagonist", osei: "director" })).toBe("partner");
  expect(mistake({ sam: "protagonist", kim: "other" }, " ")).toBe("role");
  expect(mistake({ sam: "protagonist", kim: "other", ada: "director", osei: "director" })).toBe(
    "director",
  );
  const five = { kim: "other", noor: "other", ada: "other", ben: "other", eve: "other" } as const;
  expect(mistake({ sam: "protagonist", ...five })).toBe("others");
  const three = { kim: "double", noor: "double", ada: "double" } as const;
  expect(mistake({ sam: "protagonist", ...three })).toBe("doubles");
});

test("who has left meanwhile is not asked, and only an other has a role in words", () => {
  const choices = chosen({ sam: "protagonist", kim: "other", gone: "double" }, " My boss ");
  expect(castingsOf(choices, here)).toEqual([
    { seat: "sam", part: "protagonist", role: "" },
    { seat: "kim", part: "other", role: "My boss" },
  ]);
});

test("a cast can be changed from how it is", () => {
  const player = { seat: "kim", part: "other", role: "My boss", plays: null, reply: "no" } as const;
  expect(choicesOf([player])).toEqual({ kim: { part: "other", role: "My boss" } });
});
