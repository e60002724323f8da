import type { Phase } from "./pace.ts";

export const breathingWords = {
  title: "Breathing",
  about: "One slow pace for everybody. Nothing is held unless you ask for it.",
  start: "Start breathing together",
  in: "Seconds in",
  out: "Seconds out",
  holdIn: "Hold after breathing in",
  holdOut: "Hold after breathing out",
  holdHelp: "Leave it at 0 with anybody who knows panic.",
  cycles: "Breaths",
  eyes: "Eyes may stay open. Breathe as it suits you; stop whenever you like.",
  soon: "We begin in a moment",
  over: "Let your breath find its own pace",
  again: "Once more",
  stop: "Stop for me",
  resume: "Join again",
  stopped: "You have stopped. The others go on.",
  breath: (number: number, of: number) => `breath ${number} of ${of}`,
} as const;

export const phaseWords: Record<Phase, string> = {
  in: "In",
  "hold-in": "Stay",
  out: "Out",
  "hold-out": "Stay",
};
