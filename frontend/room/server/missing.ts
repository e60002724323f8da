/** What a snapshot only mentions is fetched beside it, one question at a time. */

import { retryDelay } from "../state/retry.ts";
import type { RoomStore } from "../state/store.ts";
import { ask } from "./ask.ts";

export interface Missing<T> {
  address: string;
  /** Whether there may be more to ask for at once. */
  take(value: T): boolean;
}

/** Look with every snapshot. What did not come is asked for again, what was refused is not. */
export function fetchMissing<T>(
  store: RoomStore,
  signal: AbortSignal,
  missing: () => Missing<T> | null,
): void {
  let isAsking = false;
  let failures = 0;
  let again = 0;

  const look = async (): Promise<void> => {
    const wanted = missing();
    if (!wanted || isAsking) return;
    clearTimeout(again);
    isAsking = true;
    const answer = await ask<T>(wanted.address);
    isAsking = false;
    if (signal.aborted || answer.is === "refused") return;
    if (answer.is === "answer") {
      failures = 0;
      if (wanted.take(answer.value)) void look();
      return;
    }
    // The next snapshot, which would ask again, may be far off.
    again = setTimeout(() => void look(), retryDelay("server_down", failures, Math.random()));
    failures += 1;
  };

  const stop = store.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) void look();
  });
  signal.addEventListener("abort", () => {
    stop();
    clearTimeout(again);
  });
}
