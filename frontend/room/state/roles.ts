/** Who leads, who is of the group, and who has come as a guest. */

import type { Knock, Role } from "../contract.ts";

export type GuestRole = Exclude<Role, "facilitator" | "co_facilitator" | "member">;

export function isLeading(role: Role | undefined): boolean {
  return role === "facilitator" || role === "co_facilitator";
}

export function isGuest(role: Role | undefined): role is GuestRole {
  return role !== undefined && role !== "member" && !isLeading(role);
}

/** An observer is seen and never heard: their microphone is not even opened. */
export function isSilent(role: Role | undefined): boolean {
  return role === "observer";
}

/** Who can be let in now, longest first: a guest waits until everybody has said yes. */
export function readyToCome(knocking: readonly Knock[]): Knock[] {
  return knocking.filter((knock) => knock.missing === null);
}

/** Whether one press lets several in: members only, a guest is let in by themselves. */
export function comeTogether(ready: readonly Knock[]): boolean {
  return ready.length > 1 && ready.every((knock) => !isGuest(knock.role));
}
