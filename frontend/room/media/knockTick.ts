import type { RoomStore } from "../state/store.ts";
import { playTick } from "./tones.ts";

/** One soft tick when somebody new knocks, for facilitators who want to hear it. */
export function tickOnKnock(store: RoomStore): void {
  store.subscribe((state, before) => {
    if (state.snapshot === before.snapshot || !state.view.isToneOn) return;
    const known = new Set(before.snapshot?.knocking.map((knock) => knock.seat));
    if (state.snapshot?.knocking.some((knock) => !known.has(knock.seat))) playTick();
  });
}
