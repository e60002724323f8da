/** How long to wait before asking again. */

export type Trouble = "media_down" | "server_down";

const longest = 3_000;

/** Milliseconds; `dice` is a number from 0 to 1 that keeps fifteen browsers from asking at once. */
export function retryDelay(trouble: Trouble, attempt: number, dice: number): number {
  if (trouble === "media_down") return 500 + 500 * dice;
  const grown = Math.min(longest, 500 * 2 ** Math.min(attempt, 10));
  return grown / 2 + (grown / 2) * dice;
}
