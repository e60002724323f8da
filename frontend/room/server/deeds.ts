import type { Deed, Deeds, Snapshot, Ticket } from "../contract.ts";
import type { TicketAnswer } from "../state/ticket.ts";
import { type Answer, ask } from "./ask.ts";

export function doDeed<D extends Deed>(
  meeting: string,
  deed: D,
  body: Deeds[D],
): Promise<Answer<Snapshot>> {
  return ask<Snapshot>(`/api/room/${meeting}/${deed}`, { body });
}

/** Where do I belong, and how do I get in? */
export async function askTicket(meeting: string, isAhead = false): Promise<TicketAnswer> {
  const body = { ahead: isAhead };
  const answer = await ask<Ticket>(`/api/room/${meeting}/ticket`, { body });
  if (answer.is === "answer") return { is: "ticket", ticket: answer.value };
  if (answer.is !== "refused") return { is: "server_down" };
  if (answer.status === 503) return { is: "media_down" };
  return { is: "refused", ...answer.refusal };
}
