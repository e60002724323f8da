/** Fetches what there is to do when the snapshot's mark says that it has changed. */

import type { Homeworks } from "../contract.ts";
import { isGuest } from "../state/roles.ts";
import type { RoomStore } from "../state/store.ts";
import { ask } from "./ask.ts";

export function openHomeworks(store: RoomStore, signal: AbortSignal): void {
  let known: string | null = null;
  let isAsking = false;

  const look = async (): Promise<void> => {
    const { snapshot, meeting } = store.getState();
    const mark = snapshot?.me.homework;
    if (mark === undefined || mark === known || isAsking || isGuest(snapshot?.me.role)) return;
    isAsking = true;
    const answer = await ask<Homeworks>(`/api/room/${meeting}/homework`);
    isAsking = false;
    if (signal.aborted || answer.is !== "answer") return;
    known = mark;
    store.setState({ homework: answer.value });
    void look();
  };

  const stop = store.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) void look();
  });
  signal.addEventListener("abort", stop);
}
