/** Where our sound and picture are. */

import type { Place } from "../contract.ts";

export type Link =
  | { is: "none" }
  | { is: "joining"; since: number }
  | { is: "connected"; place: Place }
  | { is: "mending"; place: Place; since: number }
  | { is: "superseded" };

export const noLink: Link = { is: "none" };

/** The first sign of trouble: what was connected is now being mended. */
export function linkTroubled(link: Link, now: number): Link {
  return link.is === "connected" ? { is: "mending", place: link.place, since: now } : link;
}

export function isIn(link: Link, kind: "lobby" | "circle"): boolean {
  return (link.is === "connected" || link.is === "mending") && link.place.kind === kind;
}
