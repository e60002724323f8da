import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Snapshot } from "../contract.ts";
import { noDraft } from "../state/draft.ts";
import { createRoomStore, type RoomStore } from "../state/store.ts";
import { snapshot } from "../state/testing.ts";
import type { Answer } from "./ask.ts";

const asked: string[] = [];
let answers: Answer<unknown>[] = [];
vi.mock("./ask.ts", () => ({
  ask: async (address: string) => {
    asked.push(address);
    return answers.shift() ?? { is: "unreachable" };
  },
}));
const { openChatbox } = await import("./chatbox.ts");

const line = (id: string) => ({ id, text: id });
const got = (...ids: string[]): Answer<unknown> =>
  ({ is: "answer", value: { lines: ids.map(line) } }) as Answer<unknown>;

let store: RoomStore;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  life = new AbortController();
  store = createRoomStore({ meeting: "m", ability: "able", draft: noDraft, read: [] });
  openChatbox(store, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function thereAre(lines: number): void {
  const seen = snapshot({ standing: { is: "outside" } });
  store.setState({ snapshot: { ...seen, chat: { lines } } as unknown as Snapshot });
}

function shown(): string[] {
  return store.getState().chat.lines.map(({ id }) => id);
}

test("a line that could not be got is asked for again, though no snapshot comes", async () => {
  answers = [got("one"), { is: "unreachable" } as unknown as Answer<unknown>, got("two")];
  thereAre(1);
  await vi.advanceTimersByTimeAsync(0);
  thereAre(2);
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(["one"]);

  await vi.advanceTimersByTimeAsync(20_000);

  expect(shown()).toEqual(["one", "two"]);
  expect(asked).toHaveLength(3);
});

test("who has everything asks for nothing more", async () => {
  answers = [got("one")];
  thereAre(1);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toHaveLength(1);
});

test("what is refused is not asked for again until there is news", async () => {
  answers = [{ is: "refused", status: 403, refusal: { error: "forbidden", message: "" } }];
  thereAre(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);

  answers = [got("one", "two")];
  thereAre(2);
  await vi.advanceTimersByTimeAsync(0);

  expect(shown()).toEqual(["one", "two"]);
});
