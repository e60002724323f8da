import { isCovered } from "../state/cover.ts";
import type { RoomStore } from "../state/store.ts";
import type { OwnTracks } from "./tracks.ts";

/** While somebody is in this person's room, whatever comes on among others goes off again. */
export function stayCovered(store: RoomStore, tracks: Pick<OwnTracks, "hush">): void {
  store.subscribe((state, before) => {
    if (state.wish !== "enter" || !isCovered(state)) return;
    const { camera, microphone } = state.own;
    const isNews = state.own !== before.own || !isCovered(before) || before.wish !== "enter";
    if (isNews && (camera.is === "on" || microphone.is === "on")) void tracks.hush();
  });
}
