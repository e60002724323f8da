/** Whether a member is left without anybody who leads. */

import type { Rest, Snapshot } from "../contract.ts";
import type { Link } from "../state/link.ts";
import { isLeading } from "../state/roles.ts";
import type { Seat } from "../state/seats.ts";

/** As things are connected now. A look of a moment: whoever reloads is back in three seconds. */
export function isLeft(seats: readonly Seat[], snapshot: Snapshot | null, link: Link): boolean {
  const standing = snapshot?.me.standing;
  if (!snapshot || isLeading(snapshot.me.role) || snapshot.meeting.phase !== "open") return false;
  if (link.is !== "connected" || standing?.is !== "admitted") return false;
  if (standing.kind === "pair" || standing.kind === "team") return false;
  const leaders = seats.filter((seat) => isLeading(seat.person.role));
  return leaders.every((seat) => seat.connection === "away" || seat.connection === "mending");
}

export type Why = Rest["why"] | "held";

/** Why the room rests for who looks; in a room aside nobody rests because of the others. */
export function whyResting(snapshot: Snapshot | null, isHeld: boolean): Why | null {
  const standing = snapshot?.me.standing;
  if (standing?.is !== "admitted") return null;
  if (standing.kind === "aside") return isHeld ? "held" : null;
  const why = snapshot?.rest?.why ?? null;
  if (why === "pause" || (why === "aside" && standing.kind === "circle")) return why;
  return isHeld ? "held" : null;
}
