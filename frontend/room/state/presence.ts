/** Who is connected, as the media server reports it. */

/** A moving picture that can be drawn into a video element. */
export interface Picture {
  attach(element: HTMLMediaElement): unknown;
  detach(element: HTMLMediaElement): unknown;
}

export interface Presence {
  identity: string;
  isSpeaking: boolean;
  isAudible: boolean;
  line: "good" | "weak" | "lost";
  camera: Picture | null;
  screen: Picture | null;
}

export type Presences = Readonly<Record<string, Presence>>;

export const nobody: Presences = {};

/** The new presences, keeping the old object of everyone for whom nothing changed. */
export function mergePresences(old: Presences, current: readonly Presence[]): Presences {
  const next: Record<string, Presence> = {};
  let isSame = Object.keys(old).length === current.length;
  for (const one of current) {
    const before = old[one.identity];
    const kept = before && samePresence(before, one) ? before : one;
    if (kept !== before) isSame = false;
    next[one.identity] = kept;
  }
  return isSame ? old : next;
}

function samePresence(a: Presence, b: Presence): boolean {
  return (
    a.isSpeaking === b.isSpeaking &&
    a.isAudible === b.isAudible &&
    a.line === b.line &&
    a.camera === b.camera &&
    a.screen === b.screen
  );
}
