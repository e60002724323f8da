/** Everyone's voices, and the button when a browser will not play them unasked. */

import { type RemoteTrack, type Room, RoomEvent, Track } from "livekit-client";
import { isCovered } from "../state/cover.ts";
import type { RoomStore } from "../state/store.ts";

/** Play every voice of the room until the signal aborts. */
export function playSound(room: Room, store: RoomStore, signal: AbortSignal): void {
  const shelf = document.createElement("div");
  shelf.hidden = true;
  shelf.dataset.voices = "";
  document.body.append(shelf);

  const cover = (): void => {
    const isQuiet = isCovered(store.getState());
    for (const voice of shelf.querySelectorAll("audio")) voice.muted = isQuiet;
  };
  const forget = store.subscribe(cover);
  const play = (track: RemoteTrack): void => {
    if (track.kind === Track.Kind.Audio) shelf.append(track.attach());
    cover();
  };
  const hush = (track: RemoteTrack): void => {
    if (track.kind === Track.Kind.Audio) for (const element of track.detach()) element.remove();
  };
  const tell = (): void => store.setState({ isSoundBlocked: !room.canPlaybackAudio });

  room
    .on(RoomEvent.TrackSubscribed, play)
    .on(RoomEvent.TrackUnsubscribed, hush)
    .on(RoomEvent.AudioPlaybackStatusChanged, tell);
  // Who has waited in a room may hear somebody already.
  for (const { audioTrackPublications } of room.remoteParticipants.values()) {
    for (const { track } of audioTrackPublications.values()) if (track) play(track as RemoteTrack);
  }
  signal.addEventListener("abort", () => {
    room
      .off(RoomEvent.TrackSubscribed, play)
      .off(RoomEvent.TrackUnsubscribed, hush)
      .off(RoomEvent.AudioPlaybackStatusChanged, tell);
    forget();
    shelf.remove();
  });
}
