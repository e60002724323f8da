/** Parts of the page that are fetched when they are first needed, however the line is. */

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { sleep } from "../state/retry.ts";

const pauses = [500, 1_000, 2_000, 4_000, 8_000];

/** A component that is asked for until it comes: a server that restarts costs nobody a panel. */
export function lazily<P>(
  fetchIt: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await untilItComes(fetchIt) }));
}

/** The first answer that is none of failure; the pauses grow to eight seconds. */
export async function untilItComes<T>(
  fetchIt: () => Promise<T>,
  pause: (milliseconds: number) => Promise<void> = sleep,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await fetchIt();
    } catch {
      await pause(pauses[Math.min(failures, pauses.length - 1)] ?? 0);
      fetchStylesAgain();
    }
  }
}

const failed = new Set<HTMLLinkElement>();

/** A part's styles are asked for once, whether they come or not. */
if (typeof window !== "undefined") {
  window.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === "stylesheet") failed.add(target);
    },
    true,
  );
}

function fetchStylesAgain(): void {
  for (const link of failed) link.replaceWith(link.cloneNode());
  failed.clear();
}
