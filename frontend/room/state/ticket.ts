import type { Ticket } from "../contract.ts";

/** What came of asking where we belong. */
export type TicketAnswer =
  | { is: "ticket"; ticket: Ticket }
  | { is: "refused"; error: string; message: string }
  | { is: "media_down" }
  | { is: "server_down" };
