/** Fetches what there is to do when the snapshot's mark says that it has changed. */

import type { Homeworks } from "../contract.ts";
import { retryDelay } from "../state/retry.ts";
import { isGuest } from "../state/roles.ts";
import type { RoomStore } from "../state/store.ts";
import { ask } from "./ask.ts";

export function openHomeworks(store: RoomStore, signal: AbortSignal): void {
  let known: string | null = null;
  let isAsking = false;
  let failures = 0;
  let again = 0;

  const look = async (): Promise<void> => {
    const { snapshot, meeting } = store.getState();
    const mark = snapshot?.me.homework;
    if (mark === undefined || mark === known || isAsking || isGuest(snapshot?.me.role)) return;
    clearTimeout(again);
    isAsking = true;
    const answer = await ask<Homeworks>(`/api/room/${meeting}/homework`);
    isAsking = false;
    if (signal.aborted) return;
    if (answer.is !== "answer") {
      // The next snapshot, which would ask again, may be far off.
      again = setTimeout(() => void look(), retryDelay("server_down", failures, Math.random()));
      failures += 1;
      return;
    }
    failures = 0;
    known = mark;
    store.setState({ homework: answer.value });
    void look();
  };

  const stop = store.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) void look();
  });
  signal.addEventListener("abort", () => {
    stop();
    clearTimeout(again);
  });
}
