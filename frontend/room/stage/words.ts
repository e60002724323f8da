/** Words that all formats share. */

export const stageWords = {
  otherFormats: "Something else",
  start: "Start",
  minutes: "Minutes in all",
  question: "Question for everyone",
  left: "time left",
  over: "over time",
  questionHelp: "Everybody reads it while it lasts. It may stay empty.",
} as const;

/** A clock that counts down, and on beyond nought. */
export function clock(seconds: number): string {
  const whole = Math.ceil(Math.abs(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 && whole > 0 ? `+${text}` : text;
}
