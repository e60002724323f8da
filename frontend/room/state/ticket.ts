import type { Ticket } from "../contract.ts";

/** What came of asking where we belong. */
export type TicketAnswer =
  | { is: "ticket"; ticket: Ticket }
  | { is: "refused"; error: string; message: string }
  | { is: "media_down" }
  | { is: "server_down" };

/** Holds a ticket that came before it was needed, as long as it is surely good. */
export interface Pocket {
  keep(ticket: Ticket): void;
  take(place: string | null): Ticket | null;
  isEmpty(): boolean;
}

const keepsFor = 45_000;

export function emptyPocket(now: () => number = Date.now): Pocket {
  let kept: { ticket: Ticket; at: number } | null = null;
  const isEmpty = (): boolean => kept === null || now() - kept.at >= keepsFor;
  return {
    keep: (ticket) => {
      kept = { ticket, at: now() };
    },
    take: (place) => {
      const ticket = isEmpty() ? null : (kept?.ticket ?? null);
      kept = null;
      return ticket?.place.id === place ? ticket : null;
    },
    isEmpty,
  };
}
