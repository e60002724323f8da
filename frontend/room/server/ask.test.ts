import { expect, test, vi } from "vitest";
import { ask, cookieNamed, nameCsrfCookie } from "./ask.ts";

test("the cookie is found by its whole name", () => {
  expect(cookieNamed("csrf", "xcsrf=1; csrf=abc; other=2")).toBe("abc");
  expect(cookieNamed("csrf", "xcsrf=1")).toBe("");
});

test("over https the cookie has the name that the page says", () => {
  const cookies = "theme=day; __Host-csrf=abc";
  expect(cookieNamed("__Host-csrf", cookies)).toBe("abc");
  expect(cookieNamed("csrftoken", cookies)).toBe("");
});

test("a deed carries the token of the cookie that the page named", async () => {
  const fetched = vi.fn().mockResolvedValue(new Response("{}"));
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("document", { cookie: "__Host-csrf=abc" });
  nameCsrfCookie("__Host-csrf");

  await ask("/api/room/1/leave", { body: {} });

  expect(fetched.mock.calls[0]?.[1].headers["X-CSRFToken"]).toBe("abc");
  vi.unstubAllGlobals();
});
