/** What was typed in the lobby survives a reload of the page, on this device only. */

import type { RoomStore } from "./store.ts";

export interface Draft {
  location: string | null;
  phone: string | null;
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function draftOf(shelf: Shelf, meeting: string): Draft {
  try {
    const kept = JSON.parse(shelf.getItem(nameOf(meeting)) ?? "{}") as Partial<Draft>;
    return { location: kept.location ?? null, phone: kept.phone ?? null };
  } catch {
    return { location: null, phone: null };
  }
}

/** Keep the draft until it has been sent with a knock. */
export function keepDraft(store: RoomStore, shelf: Shelf): void {
  store.subscribe((state, before) => {
    if (state.snapshot?.me.standing.is === "admitted") shelf.removeItem(nameOf(state.meeting));
    else if (state.draft !== before.draft) {
      shelf.setItem(nameOf(state.meeting), JSON.stringify(state.draft));
    }
  });
}

function nameOf(meeting: string): string {
  return `tenfold-lobby-${meeting}`;
}
