/** Where in a breath everybody is at a moment. Pure arithmetic. */

export type Phase = "in" | "hold-in" | "out" | "hold-out";

export interface Pace {
  breathe_in: number;
  hold_in: number;
  breathe_out: number;
  hold_out: number;
  cycles: number;
}

export type Moment =
  | { is: "soon"; seconds: number }
  | { is: "over" }
  | {
      is: "breathing";
      phase: Phase;
      /** Whole seconds left of this phase, from its length down to 1. */
      count: number;
      /** How full the breath is, 0 to 1. */
      fullness: number;
      number: number;
    };

export function momentAt(pace: Pace, elapsed: number): Moment {
  if (elapsed < 0) return { is: "soon", seconds: -elapsed };
  const parts: [Phase, number][] = [
    ["in", pace.breathe_in],
    ["hold-in", pace.hold_in],
    ["out", pace.breathe_out],
    ["hold-out", pace.hold_out],
  ];
  const whole = parts.reduce((sum, [, length]) => sum + length, 0);
  const number = Math.floor(elapsed / whole);
  if (number >= pace.cycles) return { is: "over" };
  let at = elapsed - number * whole;
  for (const [phase, length] of parts) {
    if (at < length) {
      const share = at / length;
      return {
        is: "breathing",
        phase,
        count: Math.ceil(length - at),
        fullness: fullness(phase, share),
        number: number + 1,
      };
    }
    at -= length;
  }
  return { is: "over" };
}

function fullness(phase: Phase, share: number): number {
  const eased = (1 - Math.cos(Math.PI * share)) / 2;
  switch (phase) {
    case "in":
      return eased;
    case "hold-in":
      return 1;
    case "out":
      return 1 - eased;
    case "hold-out":
      return 0;
  }
}
