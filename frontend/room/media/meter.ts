/** How loud this person's microphone is, in sixteen steps. */

import { screenOf } from "../state/screen.ts";
import type { RoomStore } from "../state/store.ts";
import type { OwnTracks } from "./tracks.ts";

const steps = 16;
const audible = 5;

/** Follow the microphone's level whenever it is on in the lobby. */
export function followOwnLevel(store: RoomStore, tracks: Pick<OwnTracks, "stream">): void {
  let following: AbortController | null = null;
  let followed: MediaStreamTrack | null = null;
  store.subscribe((state) => {
    const isWanted = state.own.microphone.is === "on" && screenOf(state).is === "lobby";
    const stream = isWanted ? tracks.stream("microphone") : null;
    if (stream === followed) return;
    followed = stream;
    following?.abort();
    following = null;
    if (!stream) return;
    following = new AbortController();
    followLevel(stream, store, following.signal);
  });
}

function followLevel(stream: MediaStreamTrack, store: RoomStore, signal: AbortSignal): void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512, smoothingTimeConstant: 0.6 });
  context.createMediaStreamSource(new MediaStream([stream])).connect(analyser);
  // A browser may keep sound asleep until the person touches the page.
  const wakeUp = (): void => void context.resume();
  for (const touch of ["pointerdown", "keydown"]) {
    document.addEventListener(touch, wakeUp, { once: true, signal });
  }
  const wave = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    const level = stepOf(wave);
    const known = store.getState();
    if (level !== known.level) {
      store.setState({ level, hasBeenHeard: known.hasBeenHeard || level >= audible });
    }
  }, 80);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    // It takes a moment, of which who goes in has none to spare.
    setTimeout(() => void context.close(), 1_000);
    store.setState({ level: 0 });
  });
}

function stepOf(wave: Float32Array): number {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  const decibel = 10 * Math.log10(power + 1e-9);
  return Math.max(0, Math.min(steps, Math.round(((decibel + 60) / 50) * steps)));
}
