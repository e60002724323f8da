/** Devices are open on the lobby and in the circle, and closed on every other page. */

import type { Kind } from "../state/own.ts";
import { isSilent } from "../state/roles.ts";
import { screenOf } from "../state/screen.ts";
import type { RoomState, RoomStore } from "../state/store.ts";
import type { OwnTracks } from "./tracks.ts";

const kinds: readonly Kind[] = ["camera", "microphone"];

/** What was on when its page was left is on again when its page comes back. */
export function followScreen(store: RoomStore, tracks: OwnTracks, opened: () => void): void {
  let wereOn: readonly Kind[] | null = null;

  // Of who is seen and never heard, no microphone is opened.
  const begin = (): Promise<void> => {
    const isMute = isSilent(store.getState().snapshot?.me.role);
    return isMute ? tracks.set("camera", true) : tracks.open();
  };

  const start = async (): Promise<void> => {
    if (wereOn === null) await begin().then(opened);
    else await Promise.all(wereOn.map((kind) => tracks.set(kind, true)));
    if (!usesDevices(store.getState())) tracks.stop();
  };

  store.subscribe((state, before) => {
    const isIn = usesDevices(state);
    if (isIn === usesDevices(before)) return;
    if (isIn) {
      void start();
      return;
    }
    wereOn = kinds.filter(
      (kind) => before.own[kind].is === "on" || before.own[kind].is === "asking",
    );
    tracks.stop();
  });
}

function usesDevices(state: RoomState): boolean {
  const { is } = screenOf(state);
  return is === "lobby" || is === "circle";
}
