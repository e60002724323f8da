/** The microphone as it is, in stereo: for bowls and instruments. Needs headphones. */

import { AudioPresets, LocalAudioTrack, type Room, type TrackPublishOptions } from "livekit-client";
import { microphoneCapture } from "./rooms.ts";
import type { OwnTracks } from "./tracks.ts";

const asItIs = {
  channelCount: 2,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  voiceIsolation: false,
} as const;

/** Also after the line broke: what was an instrument does not come back as a voice. */
export const sentAsItIs: TrackPublishOptions = {
  audioPreset: AudioPresets.musicHighQualityStereo,
  forceStereo: true,
  dtx: false,
  red: false,
};

/** Send the microphone as it is, or as a voice again; false when it is off. */
export async function sendOriginal(
  room: Room,
  tracks: Pick<OwnTracks, "published">,
  isOn: boolean,
): Promise<boolean> {
  const track = tracks.published().find((one) => one instanceof LocalAudioTrack);
  if (!(track instanceof LocalAudioTrack) || track.isMuted) return false;
  const deviceId = track.mediaStreamTrack.getSettings().deviceId;
  const capture = isOn ? asItIs : { ...microphoneCapture, channelCount: 1 };
  await track.restartTrack(deviceId ? { ...capture, deviceId } : capture);
  await room.localParticipant.unpublishTrack(track, false);
  await room.localParticipant.publishTrack(track, isOn ? sentAsItIs : {});
  return true;
}
