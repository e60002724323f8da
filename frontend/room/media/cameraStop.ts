import type { RoomStore } from "../state/store.ts";
import type { OwnTracks } from "./tracks.ts";

/** A camera that facilitators have stopped is really off: its light goes out too. */
export function obeyCameraStop(store: RoomStore, tracks: Pick<OwnTracks, "set">): void {
  store.subscribe((state, before) => {
    const isStopped = state.snapshot?.me.is_camera_stopped === true;
    const wasStopped = before.snapshot?.me.is_camera_stopped === true;
    if (isStopped && !wasStopped && state.own.camera.is === "on") void tracks.set("camera", false);
  });
}
