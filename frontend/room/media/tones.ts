/** Our own sounds, made here: two notes to test the speaker, a tick for a knock, a bowl. */

let context: AudioContext | null = null;

function audio(): AudioContext {
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
  return context;
}

/** Send our tones to the loudspeaker that was chosen, where the browser can. */
export function chooseToneOutput(deviceId: string): void {
  const chosen = audio() as AudioContext & { setSinkId?: (id: string) => Promise<void> };
  void chosen.setSinkId?.(deviceId).catch(() => undefined);
}

/** Two warm notes, one after the other. */
export function playTone(): void {
  const at = audio().currentTime;
  note(392, at, 0.9, 0.16);
  note(523.25, at + 0.35, 1.1, 0.14);
}

/** One soft tick on wood. */
export function playTick(): void {
  const at = audio().currentTime;
  note(820, at, 0.09, 0.12);
  note(1240, at, 0.05, 0.05);
}

function note(frequency: number, at: number, length: number, volume: number): void {
  const to = audio();
  const source = new OscillatorNode(to, { frequency, type: "sine" });
  const gain = new GainNode(to, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.008);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + length);
  source.connect(gain).connect(to.destination);
  source.start(at);
  source.stop(at + length + 0.05);
}

/** A bowl: time to change over, or to come back. */
export function playBowl(): void {
  const at = audio().currentTime;
  note(294, at, 3.2, 0.14);
  note(589, at, 2.4, 0.05);
  note(883, at, 1.6, 0.025);
}
