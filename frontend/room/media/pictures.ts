/** How large the others' pictures come in: a slow or a paid line carries small ones, or none. */

import { type RemoteTrackPublication, type Room, Track, VideoQuality } from "livekit-client";
import type { Pictures } from "../state/own.ts";

/** Take the faces like this from now on; a shared screen stays as it is. */
export function takePictures(room: Room, pictures: Pictures): void {
  for (const who of room.remoteParticipants.values()) {
    for (const publication of who.videoTrackPublications.values()) {
      if (publication.source === Track.Source.Camera) take(publication, pictures);
    }
  }
}

function take(publication: RemoteTrackPublication, pictures: Pictures): void {
  publication.setSubscribed(pictures !== "none");
  if (pictures === "none") return;
  publication.setVideoQuality(pictures === "small" ? VideoQuality.LOW : VideoQuality.HIGH);
}
