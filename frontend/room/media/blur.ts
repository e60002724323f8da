/** The background out of focus, worked out in this browser. What it needs is fetched when wanted. */

import type { LocalVideoTrack } from "livekit-client";

const key = "blur";
/** A module of a few bytes that only a browser with wide registers takes. */
const wide = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
];

export function canBlur(): boolean {
  return (
    typeof OffscreenCanvas === "function" &&
    typeof VideoFrame === "function" &&
    typeof WebAssembly === "object" &&
    WebAssembly.validate(new Uint8Array(wide)) &&
    document.createElement("canvas").getContext("webgl2") !== null
  );
}

/** Who blurred once is blurred again: nobody is seen by mistake after a reload. */
export function wantedBefore(): boolean {
  try {
    return localStorage.getItem(key) === "on" && canBlur();
  } catch {
    return false;
  }
}

export function remember(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.setItem(key, "on");
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

export async function blur(track: LocalVideoTrack): Promise<void> {
  if (track.getProcessor()) return;
  const { softened } = await import("./softened.ts");
  await track.setProcessor(softened());
}

export async function sharpen(track: LocalVideoTrack): Promise<void> {
  if (track.getProcessor()) await track.stopProcessor();
}
