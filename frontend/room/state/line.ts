/** What the connection check found, in the terms that matter to a person. */

export interface Sample {
  isTcp: boolean;
  loss: number;
  roundTrip: number;
}

export type Line =
  | { is: "untested" }
  | { is: "testing"; since: number }
  | { is: "good"; sample: Sample | null }
  | { is: "weak"; sample: Sample }
  | { is: "unreachable" };

/** Five in a hundred lost, or half a second there and back, is heard by the others. */
export function judgeLine(sample: Sample | null): Line {
  if (sample && (sample.loss > 0.05 || sample.roundTrip > 0.5)) return { is: "weak", sample };
  return { is: "good", sample };
}
