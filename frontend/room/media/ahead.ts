/** A ticket to where we go next, fetched before we go, so that going costs no asking. */

import type { Ticket } from "../contract.ts";
import { placeOf } from "../state/screen.ts";
import type { RoomState, RoomStore } from "../state/store.ts";
import type { TicketAnswer } from "../state/ticket.ts";
import { buildRoom } from "./rooms.ts";

export interface AheadParts {
  store: RoomStore;
  askTicketAhead: () => Promise<TicketAnswer>;
  signal: AbortSignal;
}

export interface Ahead {
  /** The ticket to this place, once, if we have one that still opens it. */
  take(place: string | null): Ticket | null;
}

const lookEvery = 5_000;
/** Who has just been sent somewhere has better things to do; milliseconds. */
const calm = 2_000;
const opensFor = 80_000;
const renewAfter = 60_000;

export function lookAhead({ store, askTicketAhead, signal }: AheadParts): Ahead {
  let ready: { ticket: Ticket; at: number } | null = null;
  let asked: string | null = null;
  let arrivedAt = 0;

  const fetchIt = async (place: string): Promise<void> => {
    asked = place;
    const answer = await askTicketAhead();
    if (answer.is !== "ticket" || signal.aborted) {
      asked = null;
      return;
    }
    ready = { ticket: answer.ticket, at: Date.now() };
    await buildRoom().prepareConnection(answer.ticket.url, answer.ticket.token);
  };

  const look = (): void => {
    if (Date.now() - arrivedAt < calm) return;
    const next = nextPlaceOf(store.getState());
    if (next === null) {
      asked = null;
      return;
    }
    const isOld = ready !== null && Date.now() - ready.at > renewAfter;
    if (asked !== next || (isOld && ready?.ticket.place.id === next)) void fetchIt(next);
  };

  store.subscribe((state, before) => {
    if (placeOf(state) !== placeOf(before)) arrivedAt = Date.now();
    if (nextPlaceOf(state) !== nextPlaceOf(before)) look();
  });
  const timer = setInterval(look, lookEvery);
  signal.addEventListener("abort", () => clearInterval(timer));

  return {
    take: (place) => {
      const kept = ready;
      if (!kept || kept.ticket.place.id !== place || Date.now() - kept.at > opensFor) return null;
      ready = null;
      return kept.ticket;
    },
  };
}

function nextPlaceOf(state: RoomState): string | null {
  const standing = state.snapshot?.me.standing;
  return standing?.is === "admitted" && state.wish === "enter" ? standing.next : null;
}
