/** Whether this person's room is covered, because somebody walked in on them. */

import type { RoomState } from "./store.ts";

/** What the person pressed last holds at once; without it, what the server knows. */
export function isCovered({ view, snapshot }: Pick<RoomState, "view" | "snapshot">): boolean {
  return view.cover ?? snapshot?.me.is_interrupted === true;
}
