/** Where a round stands: pure, from the server's times. */

import type { ViewOf } from "../../contract.ts";

type Scene = ViewOf<"pairs">;

export interface Course {
  /** Seconds until everybody is back. */
  left: number;
  /** Seconds until the bell; null when there is none, or it has rung. */
  untilBell: number | null;
  /** The share of the time that has gone, from 0 to 1. */
  gone: number;
}

export function courseOf(
  scene: Pick<Scene, "began_at" | "half_at" | "ends_at">,
  now: number,
): Course | null {
  if (!scene.began_at || !scene.ends_at) return null;
  const start = Date.parse(scene.began_at);
  const end = Date.parse(scene.ends_at);
  const bell = scene.half_at ? (Date.parse(scene.half_at) - now) / 1000 : null;
  return {
    left: Math.max(0, (end - now) / 1000),
    untilBell: bell !== null && bell > 0 ? bell : null,
    gone: Math.min(1, Math.max(0, (now - start) / Math.max(1, end - start))),
  };
}

export type Warning = "bell" | "minute" | "seconds";

/** What has to be said now that did not have to be said a moment ago. */
export function warningBetween(before: Course, after: Course): Warning | null {
  if (before.untilBell !== null && after.untilBell === null) return "bell";
  if (before.left > 60 && after.left <= 60) return "minute";
  if (before.left > 10 && after.left <= 10) return "seconds";
  return null;
}
