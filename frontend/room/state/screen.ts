/** Which screen a person sees, and which place their media belongs to. */

import type { Snapshot } from "../contract.ts";
import type { Link } from "./link.ts";
import { isLeading } from "./roles.ts";

export type Wish = "prepare" | "enter" | "left";

export type Server =
  | { is: "fresh" }
  | { is: "behind"; since: number }
  | { is: "refused"; error: string; message: string };

export type Shut = "denied" | "removed" | "elsewhere" | "superseded" | "left" | "full";

export type Screen =
  | { is: "loading" }
  | { is: "refused"; error: string; message: string }
  | { is: "over"; why: "ended" | "cancelled" }
  | { is: "shut"; why: Shut }
  | { is: "lobby"; doing: "preparing" | "waiting" | "returning" }
  | { is: "circle" };

export interface Situation {
  snapshot: Snapshot | null;
  server: Server;
  wish: Wish;
  link: Link;
  isFull: boolean;
}

export function screenOf(at: Situation): Screen {
  if (at.server.is === "refused") return at.server;
  if (!at.snapshot) return { is: "loading" };
  const { meeting, me } = at.snapshot;
  if (meeting.phase === "cancelled") return { is: "over", why: "cancelled" };
  if (meeting.phase === "ended") return { is: "over", why: "ended" };
  if (at.link.is === "superseded") return { is: "shut", why: "superseded" };
  switch (me.standing.is) {
    case "denied":
    case "removed":
    case "elsewhere":
      return { is: "shut", why: me.standing.is };
    case "admitted":
      return admittedScreen(at);
    case "knocking":
      return { is: "lobby", doing: "waiting" };
    case "outside":
      if (at.wish === "left") return { is: "shut", why: "left" };
      return { is: "lobby", doing: "preparing" };
  }
}

function admittedScreen(at: Situation): Screen {
  if (at.isFull) return { is: "shut", why: "full" };
  if (at.wish === "left") return { is: "shut", why: "left" };
  return at.wish === "enter" ? { is: "circle" } : { is: "lobby", doing: "returning" };
}

/** Whether the door of the lobby is open to this person yet. */
export function doorIsOpen(snapshot: Snapshot, now: number): boolean {
  return isLeading(snapshot.me.role) || now >= Date.parse(snapshot.meeting.opens_at);
}

/** The place whose media room we should be in now; null for none. */
export function placeWanted(at: Situation, now: number): "lobby" | "circle" | null {
  const screen = screenOf(at);
  if (screen.is === "circle") return "circle";
  if (screen.is !== "lobby" || screen.doing === "returning" || !at.snapshot) return null;
  return doorIsOpen(at.snapshot, now) ? "lobby" : null;
}

/** A person let in while waiting goes in by themselves; one sent back to the lobby starts afresh. */
export function wishAfter(wish: Wish, before: Snapshot | null, after: Snapshot): Wish {
  const was = before?.me.standing.is;
  const is = after.me.standing.is;
  if (is === "knocking") return "enter";
  if (was === "admitted" && is === "outside" && wish === "enter") return "prepare";
  return wish;
}

/** Where the server says we belong among others. */
export function placeOf({ snapshot }: Situation): string | null {
  const standing = snapshot?.me.standing;
  return standing?.is === "admitted" ? standing.place : null;
}
