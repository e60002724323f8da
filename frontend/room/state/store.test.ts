import { describe, expect, test } from "vitest";
import { noDraft } from "./draft.ts";
import { onStage } from "./onStage.ts";
import { mergePresences, nobody } from "./presence.ts";
import { createRoomStore, snapshotArrived } from "./store.ts";
import { snapshot } from "./testing.ts";

const draft = noDraft;

describe("a snapshot", () => {
  test("that is older than what we know changes nothing but the clock", () => {
    const store = createRoomStore({ meeting: "m", ability: "able", draft, read: [] });
    store.setState((state) => snapshotArrived(state, snapshot({ v: 5 }), 0));
    store.setState((state) => snapshotArrived(state, snapshot({ v: 4 }), 0));

    expect(store.getState().snapshot?.v).toBe(5);
  });

  test("puts a wrong clock right", () => {
    const store = createRoomStore({ meeting: "m", ability: "able", draft, read: [] });
    const wrong = Date.parse("2026-11-24T13:00:00Z");
    store.setState((state) => snapshotArrived(state, snapshot(), wrong));

    expect(wrong + store.getState().offset).toBe(Date.parse("2026-11-24T18:00:00Z"));
  });
});

test("who has not changed keeps the same object, so that no tile is drawn again", () => {
  const ana = {
    identity: "u-ana",
    isSpeaking: false,
    isAudible: true,
    line: "good" as const,
    camera: null,
    screen: null,
  };
  const first = mergePresences(nobody, [ana]);

  expect(mergePresences(first, [{ ...ana }])).toBe(first);
  expect(mergePresences(first, [{ ...ana, isSpeaking: true }])["u-ana"]).not.toBe(ana);
});

test("nobody is large unless somebody asked for it", () => {
  expect(onStage([], null, null)).toBeNull();
});
