import type { RoomState, RoomStore } from "../state/store.ts";
import type { OwnTracks } from "./tracks.ts";

/** A camera that was stopped, or that one listens without, is really off: its light goes out. */
export function obeyCameraStop(store: RoomStore, tracks: Pick<OwnTracks, "set">): void {
  store.subscribe((state, before) => {
    const isNews = state.own !== before.own || state.wish !== before.wish || !isStopped(before);
    if (isStopped(state) && isNews && state.own.camera.is === "on") {
      void tracks.set("camera", false);
    }
  });
}

function isStopped({ snapshot, wish }: RoomState): boolean {
  const me = snapshot?.me;
  return me?.is_camera_stopped === true || (me?.is_without_camera === true && wish === "enter");
}
