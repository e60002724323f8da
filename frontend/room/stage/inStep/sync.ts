/** Where a piece is, and how to get back into step. Pure arithmetic. */

export interface Timeline {
  position: number;
  at: string;
  is_playing: boolean;
}

export type Step = { do: "seek" } | { do: "rate"; rate: number };

/** More than this many seconds away, one jump is less odd than a long slur. */
const tooFar = 0.15;
const closeEnough = 0.006;
/** Nobody hears two parts in a hundred. */
const mostRate = 0.02;
/** Seconds in which the difference would be made up, if the rate allowed. */
const patience = 1;

/** Seconds into the piece at a time of the server's clock, in milliseconds. */
export function positionAt(line: Timeline, now: number): number {
  if (!line.is_playing) return line.position;
  return line.position + Math.max(0, (now - Date.parse(line.at)) / 1000);
}

/** What to do for somebody who is this many seconds behind; before, if less than nought. */
export function stepBack(behind: number): Step {
  if (Math.abs(behind) > tooFar) return { do: "seek" };
  if (Math.abs(behind) < closeEnough) return { do: "rate", rate: 1 };
  const more = Math.max(-mostRate, Math.min(mostRate, behind / patience));
  return { do: "rate", rate: 1 + more };
}

export interface Sample {
  /** Milliseconds to add to our clock to get the server's. */
  offset: number;
  /** Milliseconds that the question and its answer took. */
  took: number;
  /** When, on our clock. */
  at: number;
}

/** The offset of the quickest answer: the way there and back was the least uneven. */
export function bestOffset(samples: readonly Sample[]): number | null {
  let best: Sample | null = null;
  for (const sample of samples) if (!best || sample.took < best.took) best = sample;
  return best?.offset ?? null;
}
