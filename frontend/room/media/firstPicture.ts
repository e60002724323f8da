/** Seeing comes before being seen: to arrange both at once takes longer for both. */

import { type RemoteTrack, type Room, RoomEvent, Track, TrackEvent } from "livekit-client";

const patience = 500;

/** Until somebody's picture moves, for a moment at most; at once when nobody shows one. */
export function othersSeen(room: Room, signal: AbortSignal): Promise<void> {
  const others = [...room.remoteParticipants.values()];
  if (!others.some((who) => who.isCameraEnabled)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      room.off(RoomEvent.TrackSubscribed, watch);
      resolve();
    };
    const watch = (track: RemoteTrack): void => {
      if (track.kind === Track.Kind.Video) track.once(TrackEvent.VideoPlaybackStarted, done);
    };
    const timer = setTimeout(done, patience);
    signal.addEventListener("abort", done);
    room.on(RoomEvent.TrackSubscribed, watch);
    for (const { videoTrackPublications } of others) {
      for (const { videoTrack } of videoTrackPublications.values()) {
        if (videoTrack) watch(videoTrack as RemoteTrack);
      }
    }
  });
}
