import { expect, test } from "vitest";
import { cookieNamed } from "./ask.ts";

test("the cookie is found by its whole name", () => {
  expect(cookieNamed("csrf", "xcsrf=1; csrf=abc; other=2")).toBe("abc");
  expect(cookieNamed("csrf", "xcsrf=1")).toBe("");
});
