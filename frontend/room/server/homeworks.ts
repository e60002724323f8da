/** Fetches what there is to do when the snapshot's mark says that it has changed. */

import type { Homeworks } from "../contract.ts";
import { isGuest } from "../state/roles.ts";
import type { RoomStore } from "../state/store.ts";
import { fetchMissing } from "./missing.ts";

export function openHomeworks(store: RoomStore, signal: AbortSignal): void {
  let known: string | null = null;
  fetchMissing<Homeworks>(store, signal, () => {
    const { snapshot, meeting } = store.getState();
    const mark = snapshot?.me.homework;
    if (mark === undefined || mark === known || isGuest(snapshot?.me.role)) return null;
    return {
      address: `/api/room/${meeting}/homework`,
      take: (homework) => {
        known = mark;
        store.setState({ homework });
        return true;
      },
    };
  });
}
