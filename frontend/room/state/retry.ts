/** How long to wait before asking again. */

export type Trouble = "media_down" | "server_down";

const longest = 3_000;

/** Milliseconds; `dice` is a number from 0 to 1 that keeps fifteen browsers from asking at once. */
export function retryDelay(trouble: Trouble, attempt: number, dice: number): number {
  if (trouble === "media_down") return 500 + 500 * dice;
  const grown = Math.min(longest, 500 * 2 ** Math.min(attempt, 10));
  return grown / 2 + (grown / 2) * dice;
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((next) => setTimeout(next, milliseconds));

const attempts = 5;

/** Do it again when it fails, a few times, as long as somebody wants it. */
export async function persist(
  deed: () => Promise<void>,
  isWanted: () => boolean,
  pause = 1_000,
): Promise<void> {
  for (let attempt = 1; isWanted(); attempt += 1) {
    try {
      return await deed();
    } catch (error) {
      if (attempt === attempts) throw error;
    }
    await sleep(pause);
  }
}
