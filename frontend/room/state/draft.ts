/** What was typed in the lobby survives a reload of the page, on this device only. */

import type { Deeds, Me } from "../contract.ts";
import type { RoomStore } from "./store.ts";

/** What was typed or chosen; null where nobody touched anything. */
export interface Draft {
  location: string | null;
  phone: string | null;
  mood: number | "none" | null;
  energy: number | "none" | null;
  tension: number | "none" | null;
  words: string | null;
  note: string | null;
  isListening: boolean | null;
}

export const noDraft: Draft = {
  location: null,
  phone: null,
  mood: null,
  energy: null,
  tension: null,
  words: null,
  note: null,
  isListening: null,
};

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function draftOf(shelf: Shelf, meeting: string): Draft {
  try {
    const kept = JSON.parse(shelf.getItem(nameOf(meeting)) ?? "{}") as Partial<Draft>;
    return { ...noDraft, ...kept };
  } catch {
    return noDraft;
  }
}

type Knocked = Omit<Deeds["knock"], "camera" | "microphone">;

/** What is said with a knock: what was typed now, else what was said before. */
export function knockOf(draft: Draft, me: Me | undefined): Knocked {
  return {
    location: draft.location ?? me?.location ?? "",
    phone: draft.phone ?? me?.phone ?? "",
    mood: chosen(draft.mood, me?.check_in?.mood),
    energy: chosen(draft.energy, me?.check_in?.energy),
    tension: chosen(draft.tension, me?.check_in?.tension),
    words: draft.words ?? me?.check_in?.words ?? "",
    note: draft.note ?? me?.check_in?.note ?? "",
    listening: draft.isListening ?? me?.is_listening ?? false,
  };
}

/** A choice that was made, or taken back, or made before. */
export function chosen(now: number | "none" | null, before: number | null | undefined) {
  if (now === "none") return null;
  return now ?? before ?? null;
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
