/** What leaves when: the picture before the sound, and nothing of a camera that is off. */

import { type LocalTrack, LocalVideoTrack } from "livekit-client";
import type { Kind } from "../state/own.ts";
import { sleep } from "../state/retry.ts";

/** Milliseconds from a picture's consent to its first packet, and the longest wait for both. */
const firstPacket = 100;
const patience = 300;

/** The media server tells the others of a second track 0.2 s after the first. */
export async function pictureFirst(publish: (kind: Kind) => Promise<void>): Promise<void> {
  const picture = publish("camera");
  const hasHeadStart = picture.then(() => sleep(firstPacket));
  await Promise.race([hasHeadStart.catch(() => undefined), sleep(patience)]);
  await Promise.all([picture, publish("microphone")]);
}

const sentBefore = new WeakMap<LocalTrack, boolean[]>();

/** A browser goes on filling the line for seconds after a camera is off, unless it is told. */
export async function stopSending(track: LocalTrack): Promise<void> {
  if (!(track instanceof LocalVideoTrack) || !track.sender) return;
  const parameters = track.sender.getParameters();
  sentBefore.set(
    track,
    parameters.encodings.map(({ active }) => active !== false),
  );
  for (const encoding of parameters.encodings) encoding.active = false;
  await track.sender.setParameters(parameters);
}

export async function resumeSending(track: LocalTrack): Promise<void> {
  const before = sentBefore.get(track);
  if (!before || !track.sender) return;
  const parameters = track.sender.getParameters();
  parameters.encodings.forEach((encoding, place) => {
    encoding.active = before[place] ?? true;
  });
  await track.sender.setParameters(parameters);
}
