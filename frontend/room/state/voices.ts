/** How long each person was heard in a window of ten seconds of the server's clock. */

export const windowLength = 10_000;

export interface Heard {
  window: number;
  seconds: Readonly<Record<string, number>>;
}

export function windowAt(serverTime: number): number {
  return Math.floor(serverTime / windowLength);
}

/** One more moment in which these seats were speaking; a new window begins from nothing. */
export function heardMore(
  heard: Heard | null,
  window: number,
  speaking: readonly string[],
  seconds: number,
): Heard {
  const before = heard?.window === window ? heard.seconds : {};
  const next: Record<string, number> = { ...before };
  for (const seat of speaking) {
    next[seat] = Math.min(windowLength / 1000, (next[seat] ?? 0) + seconds);
  }
  return { window, seconds: next };
}

/** A share of all that was spoken, in whole percent; null while hardly anything was. */
export function shareOf(
  people: readonly { seat: string; seconds: number }[],
  seat: string,
): number | null {
  const total = people.reduce((sum, one) => sum + one.seconds, 0);
  if (total < 60) return null;
  const own = people.find((one) => one.seat === seat)?.seconds ?? 0;
  return Math.round((100 * own) / total);
}
