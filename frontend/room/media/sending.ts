/** Whether a camera that is off sends anything at all. */

import { type LocalTrack, LocalVideoTrack } from "livekit-client";

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
