/** Asking the browser for a camera and a microphone. Throws what the browser throws. */

import {
  createLocalAudioTrack,
  createLocalTracks,
  createLocalVideoTrack,
  LocalAudioTrack,
  LocalVideoTrack,
  type VideoCaptureOptions,
} from "livekit-client";
import type { Kind } from "../state/own.ts";
import { cameraCapture, microphoneCapture, smallCapture } from "./rooms.ts";

export type OwnTrack = LocalVideoTrack | LocalAudioTrack;

/** One device: the one that was chosen, or whichever the browser takes. */
export async function captureOne(
  kind: Kind,
  deviceId: string | undefined,
  isSmall: boolean,
): Promise<OwnTrack> {
  const device = exactly(deviceId);
  if (kind === "microphone") return createLocalAudioTrack({ ...microphoneCapture, ...device });
  const camera = await createLocalVideoTrack({ ...pictureOf(isSmall), ...device });
  note(camera, isSmall);
  return camera;
}

/** The same camera with a picture of another size; a camera that refuses keeps its own. */
export async function resize(camera: LocalVideoTrack, isSmall: boolean): Promise<void> {
  if (small.has(camera) === isSmall) return;
  const { deviceId } = camera.getSourceTrackSettings();
  try {
    await camera.restartTrack({ ...pictureOf(isSmall), ...exactly(deviceId) });
    note(camera, isSmall);
  } catch {
    // It shows in the picture, which is as large as before.
  }
}

const small = new WeakSet<LocalVideoTrack>();

/** Whether a camera still is what was chosen while it rested. */
export function isAsWanted(camera: LocalVideoTrack, isBlurred: boolean, isSmall: boolean): boolean {
  return isBlurred === !!camera.getProcessor() && isSmall === small.has(camera);
}

/** A mere wish loses on a phone, where the camera that faces a person is wished for too. */
function exactly(deviceId: string | undefined): { deviceId?: { exact: string } } {
  return deviceId ? { deviceId: { exact: deviceId } } : {};
}

function note(camera: LocalVideoTrack, isSmall: boolean): void {
  if (isSmall) small.add(camera);
  else small.delete(camera);
}

function pictureOf(isSmall: boolean): VideoCaptureOptions {
  return isSmall ? { ...cameraCapture, resolution: smallCapture } : cameraCapture;
}

/** Both with one question to the person. */
export async function captureBoth(): Promise<[Kind, OwnTrack][]> {
  const tracks = await createLocalTracks({ video: cameraCapture, audio: microphoneCapture });
  return tracks.flatMap((track): [Kind, OwnTrack][] => {
    if (track instanceof LocalVideoTrack) return [["camera", track]];
    return track instanceof LocalAudioTrack ? [["microphone", track]] : [];
  });
}
