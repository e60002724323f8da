/** Where we go next: connected before we go, hearing nothing and not heard, so that going is quick. */

import { ConnectionState, type Participant, type Room, RoomEvent } from "livekit-client";
import type { Ticket } from "../contract.ts";
import { sleep } from "../state/retry.ts";
import { placeOf } from "../state/screen.ts";
import type { RoomState, RoomStore } from "../state/store.ts";
import type { TicketAnswer } from "../state/ticket.ts";
import { hearDoorbell } from "./doorbell.ts";
import { buildRoom } from "./rooms.ts";

export interface AheadParts {
  store: RoomStore;
  askTicketAhead: () => Promise<TicketAnswer>;
  heard: (version: number) => void;
  signal: AbortSignal;
}

/** A connection to a place where we do not belong yet, or have come to belong just now. */
export interface Waiting {
  ticket: Ticket;
  room: Room;
}

interface Coming {
  place: string;
  there: Promise<void>;
  stop(): void;
}

export interface Ahead {
  /** Whether the media server lets us in where we wait: time to go there. */
  isOpen(): boolean;
  onOpen(listener: () => void): void;
  /** We go to this place now: the connection to it, or to the one that has opened. */
  take(place: string | null): Promise<Waiting | null>;
  /** We go to this place by another way: nothing of ours may be there already. */
  makeWay(place: string): Promise<void>;
}

const lookEvery = 1_000;
/** Who has just been sent somewhere has better things to do, and all do not come at once. */
const calm = (): number => 2_000 + Math.random() * 2_000;

export function lookAhead(parts: AheadParts): Ahead {
  const { store, signal } = parts;
  const listeners = new Set<() => void>();
  let waiting: Waiting | null = null;
  let coming: Coming | null = null;
  let goesAt = 0;
  // Two connections of one person to one room would push each other out.
  let heading: string | null = null;

  const drop = (): void => {
    const left = waiting;
    waiting = null;
    void left?.room.disconnect(false).catch(() => undefined);
  };

  const connect = (place: string): Coming => {
    const room = buildRoom();
    const ending = new AbortController();
    room
      .on(RoomEvent.ParticipantPermissionsChanged, (_, who: Participant) => {
        if (who === room.localParticipant && mayHear(room)) for (const tell of listeners) tell();
      })
      .on(RoomEvent.Disconnected, () => {
        ending.abort();
        if (waiting?.room === room) waiting = null;
      });
    hearDoorbell(room, parts.heard, ending.signal);
    const dial = async (): Promise<void> => {
      const answer = await parts.askTicketAhead();
      if (answer.is !== "ticket" || answer.ticket.place.id !== place) return;
      if (ending.signal.aborted) return;
      const { ticket } = answer;
      await room.connect(ticket.url, ticket.token, { maxRetries: 0, websocketTimeout: 6_000 });
      if (ending.signal.aborted) return;
      waiting = { ticket, room };
      coming = null;
    };
    const stop = (): void => {
      ending.abort();
      void room.disconnect(false).catch(() => undefined);
    };
    return { place, there: dial().catch(stop), stop };
  };

  const look = (): void => {
    const state = store.getState();
    if (waiting && !isOnTheWay(state, waiting.ticket.place.id)) drop();
    if (coming && !isOnTheWay(state, coming.place)) stopComing();
    const next = nextPlaceOf(state);
    if (next === null || next === heading || waiting || coming || Date.now() < goesAt) return;
    const begun = connect(next);
    coming = begun;
    void begun.there.then(() => {
      if (coming === begun) coming = null;
    });
  };

  const stopComing = (): void => {
    coming?.stop();
    coming = null;
  };

  /** Whoever is on the way to this place arrives, or is not waited for any longer. */
  const settle = async (place: string | null): Promise<void> => {
    if (coming?.place === place) await Promise.race([coming.there, sleep(patience)]);
    stopComing();
  };

  store.subscribe((state, before) => {
    if (placeOf(state) !== placeOf(before)) goesAt = Date.now() + calm();
    if (state.snapshot !== before.snapshot || state.wish !== before.wish) look();
  });
  const timer = setInterval(look, lookEvery);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    stopComing();
    drop();
  });

  return {
    isOpen: () => waiting !== null && mayHear(waiting.room),
    onOpen: (listener) => {
      listeners.add(listener);
    },
    take: async (place) => {
      heading = place;
      await settle(place);
      const found = waiting;
      if (!found || !(found.ticket.place.id === place || mayHear(found.room))) return null;
      waiting = null;
      heading = found.ticket.place.id;
      return found;
    },
    makeWay: async (place) => {
      heading = place;
      await settle(place);
      if (waiting?.ticket.place.id !== place) return;
      const { room } = waiting;
      waiting = null;
      await room.disconnect(false).catch(() => undefined);
    },
  };
}

/** Until we may be here and are connected, for a moment at most. */
export function isLetIn(room: Room, signal: AbortSignal): Promise<boolean> {
  const isHere = (): boolean => room.state === ConnectionState.Connected && !signal.aborted;
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      room.off(RoomEvent.ParticipantPermissionsChanged, look).off(RoomEvent.Disconnected, done);
      resolve(isHere() && mayHear(room));
    };
    const look = (): void => {
      if (!isHere() || mayHear(room)) done();
    };
    const timer = setTimeout(done, patience);
    room.on(RoomEvent.ParticipantPermissionsChanged, look).on(RoomEvent.Disconnected, done);
    signal.addEventListener("abort", done, { once: true });
    look();
  });
}

const patience = 1_500;

function mayHear({ localParticipant }: Room): boolean {
  return localParticipant.permissions?.canSubscribe === true;
}

function isOnTheWay(state: RoomState, place: string): boolean {
  return state.wish === "enter" && (nextPlaceOf(state) === place || placeOf(state) === place);
}

function nextPlaceOf(state: RoomState): string | null {
  const standing = state.snapshot?.me.standing;
  return standing?.is === "admitted" && state.wish === "enter" ? standing.next : null;
}
