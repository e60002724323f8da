/** Everyone's voices, and the button when a browser will not play them unasked. */

import { type RemoteTrack, type Room, RoomEvent, Track } from "livekit-client";
import type { RoomStore } from "../state/store.ts";

/** Play every voice of the room until the signal aborts. */
export function playSound(room: Room, store: RoomStore, signal: AbortSignal): void {
  const shelf = document.createElement("div");
  shelf.hidden = true;
  shelf.dataset.voices = "";
  document.body.append(shelf);

  const play = (track: RemoteTrack): void => {
    if (track.kind === Track.Kind.Audio) shelf.append(track.attach());
  };
  const hush = (track: RemoteTrack): void => {
    if (track.kind === Track.Kind.Audio) for (const element of track.detach()) element.remove();
  };
  const tell = (): void => store.setState({ isSoundBlocked: !room.canPlaybackAudio });

  room
    .on(RoomEvent.TrackSubscribed, play)
    .on(RoomEvent.TrackUnsubscribed, hush)
    .on(RoomEvent.AudioPlaybackStatusChanged, tell);
  signal.addEventListener("abort", () => {
    room
      .off(RoomEvent.TrackSubscribed, play)
      .off(RoomEvent.TrackUnsubscribed, hush)
      .off(RoomEvent.AudioPlaybackStatusChanged, tell);
    shelf.remove();
  });
}

/** Sound only: stop taking pictures of faces; a shared screen stays. */
export function takePictures(room: Room, isTaking: boolean): void {
  for (const who of room.remoteParticipants.values()) {
    for (const publication of who.videoTrackPublications.values()) {
      if (publication.source === Track.Source.Camera) publication.setSubscribed(isTaking);
    }
  }
}
