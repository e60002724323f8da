/** Where our sound and picture are. */

import type { Place, Snapshot } from "../contract.ts";

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

/** Alone in the lobby, or with others: the rooms beside the circle are like the circle. */
export function kindOf(place: Place): "lobby" | "circle" {
  return place.kind === "lobby" ? "lobby" : "circle";
}

export function isIn(link: Link, kind: "lobby" | "circle"): boolean {
  return (link.is === "connected" || link.is === "mending") && kindOf(link.place) === kind;
}

/** Whether the circle has moved on to another place than the one we are being taken back to. */
export function isElsewhere(link: Link, snapshot: Snapshot | null): boolean {
  if (link.is !== "mending" || kindOf(link.place) !== "circle") return false;
  const standing = snapshot?.me.standing;
  return standing?.is === "admitted" && standing.place !== link.place.id;
}
