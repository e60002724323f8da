import type { Room } from "livekit-client";

/** Show or stop showing this screen, with its sound where the browser can take it along. */
export async function shareScreen(room: Room, isOn: boolean): Promise<void> {
  const me = room.localParticipant;
  if (isOn) {
    await me.setScreenShareEnabled(true, {
      audio: true,
      systemAudio: "include",
      selfBrowserSurface: "exclude",
      surfaceSwitching: "include",
      contentHint: "detail",
    });
    return;
  }
  const tracks = [...me.trackPublications.values()]
    .map((publication) => publication.track)
    .filter((track) => track?.source.startsWith("screen_share"));
  for (const track of tracks) {
    if (track) await me.unpublishTrack(track, true);
  }
}
