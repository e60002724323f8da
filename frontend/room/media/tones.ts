/** Our own two sounds, made here: a soft tone to test the speaker, a wooden tick for a knock. */

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
