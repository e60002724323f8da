/** Law 2: be in the media room where the server says we belong, and find back after any break. */

import type { Room } from "livekit-client";
import type { Ticket } from "../contract.ts";
import { kindOf, linkTroubled } from "../state/link.ts";
import type { Device } from "../state/own.ts";
import { retryDelay } from "../state/retry.ts";
import { placeOf, placeWanted } from "../state/screen.ts";
import type { RoomState, RoomStore } from "../state/store.ts";
import type { Pocket, TicketAnswer } from "../state/ticket.ts";
import type { Ahead } from "./ahead.ts";
import { forgetPresence } from "./presence.ts";
import { buildRoom } from "./rooms.ts";
import type { OwnTracks } from "./tracks.ts";
import { enter, type Visit } from "./visit.ts";
import { wakeMedia } from "./warm.ts";

export interface PlaceParts {
  store: RoomStore;
  tracks: OwnTracks;
  pocket: Pocket;
  askTicket: () => Promise<TicketAnswer>;
  ahead: Ahead;
  heard: (version: number) => void;
  look: () => Promise<void>;
  signal: AbortSignal;
}

export interface PlaceKeeper {
  visit(): Visit | null;
}

const unreachableAfter = 3;

export function keepPlace(parts: PlaceParts): PlaceKeeper {
  const { store, tracks, pocket, signal } = parts;
  const alarm = createAlarm(signal);
  let visit: Visit | null = null;
  let visitedFrom: string | null = null;
  let attempt = 0;
  let isAwake = false;

  const wanted = (state: RoomState): "lobby" | "circle" | null =>
    placeWanted(state, Date.now() + state.offset);

  const endVisit = (): void => {
    visit?.end();
    visit = null;
  };

  const isThere = (kind: "lobby" | "circle"): boolean =>
    visit?.condition() === "sound" &&
    !parts.ahead.isOpen() &&
    kindOf(visit.ticket.place) === kind &&
    // A ticket may know of a new place before the snapshot does.
    [visitedFrom, visit.ticket.place.id].includes(placeOf(store.getState()));

  const rest = async (): Promise<void> => {
    if (visit) {
      endVisit();
      forgetPresence(store);
    }
    const { link } = store.getState();
    if (link.is !== "none" && link.is !== "superseded") store.setState({ link: { is: "none" } });
    if (isReturning(store.getState())) await warmUp();
    await alarm.wait(1_000);
  };

  // Someone who is let in already has no lobby: have the ticket and the browser ready.
  const warmUp = async (): Promise<void> => {
    if (pocket.isEmpty()) {
      const answer = await parts.askTicket();
      if (answer.is !== "ticket" || kindOf(answer.ticket.place) !== "circle") return;
      pocket.keep(answer.ticket);
      void buildRoom().prepareConnection(answer.ticket.url, answer.ticket.token);
    }
    const own = parts.tracks.streams();
    if (isAwake || own.length === 0) return;
    isAwake = true;
    await wakeMedia(own, signal);
  };

  const ticketAtHand = async (kind: "lobby" | "circle"): Promise<TicketAnswer> => {
    const ticket = kind === "circle" ? pocket.take(placeOf(store.getState())) : null;
    return ticket ? { is: "ticket", ticket } : parts.askTicket();
  };

  const showTrouble = (): void => {
    store.setState(({ link }) =>
      link.is === "connected"
        ? { link: linkTroubled(link, Date.now()) }
        : { link: link.is === "none" ? { is: "joining", since: Date.now() } : link },
    );
  };

  const pause = async (trouble: "media_down" | "server_down"): Promise<void> => {
    const isLobby = wanted(store.getState()) === "lobby";
    if (isLobby && attempt >= unreachableAfter) store.setState({ line: { is: "unreachable" } });
    await alarm.wait(retryDelay(trouble, attempt, Math.random()));
    attempt += 1;
  };

  const goTo = async (kind: "lobby" | "circle"): Promise<void> => {
    if (kind === "circle") performance.mark("going-in");
    const waiting = kind === "circle" ? await parts.ahead.take(placeOf(store.getState())) : null;
    if (!waiting) showTrouble();
    const isOver = (): boolean => signal.aborted || wanted(store.getState()) !== kind;
    if (waiting && isOver()) return waiting.room.disconnect(false);
    if (waiting) return goIn(kind, waiting.ticket, waiting.room);
    const answer = await ticketAtHand(kind);
    if (isOver() || isThere(kind)) return;
    if (answer.is === "media_down" || answer.is === "server_down") return pause(answer.is);
    if (answer.is === "refused") {
      if (answer.error === "full") store.setState({ isFull: true });
      await parts.look();
      await alarm.wait(2_000);
      return;
    }
    if (kindOf(answer.ticket.place) !== kind) {
      await parts.look();
      await alarm.wait(300);
      return;
    }
    return goIn(kind, answer.ticket, null);
  };

  const goIn = async (
    kind: "lobby" | "circle",
    ticket: Ticket,
    ready: Room | null,
  ): Promise<void> => {
    if (!ready) await parts.ahead.makeWay(ticket.place.id);
    // Nobody is twice in one room.
    const isElsewhere = visit?.ticket.place.id !== ticket.place.id;
    const left = isElsewhere && visit?.condition() === "sound" ? visit : null;
    if (!left) endVisit();
    if (kind === "lobby") store.setState({ line: { is: "testing", since: Date.now() } });
    visitedFrom = placeOf(store.getState());
    // Who comes in while others speak comes with the microphone off, and may switch it on.
    const isNew = !left || kindOf(left.ticket.place) === "lobby";
    const comes = kind === "circle" && isNew && store.getState().snapshot?.me.is_resting === true;
    if (comes && isOpen(store.getState().own.microphone)) await tracks.set("microphone", false);
    visit = await enter(ticket, { ...parts, changed: alarm.ring, left, ready });
    if (!visit) {
      left?.end();
      return ready ? undefined : pause("server_down");
    }
    attempt = 0;
    store.setState({ link: { is: "connected", place: ticket.place } });
    void visit.settled.then(parts.look);
  };

  const step = async (): Promise<void> => {
    const kind = wanted(store.getState());
    if (kind === null) return rest();
    const condition = visit?.condition();
    if (visit && condition === "superseded") {
      endVisit();
      forgetPresence(store);
      store.setState({ link: { is: "superseded" } });
      return;
    }
    if (visit && isThere(kind)) {
      const { place } = visit.ticket;
      if (store.getState().link.is !== "connected") {
        store.setState({ link: { is: "connected", place } });
        void parts.look();
      }
      return alarm.wait(null);
    }
    return goTo(kind);
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) await step();
    endVisit();
  };

  store.subscribe((state, before) => {
    if (wanted(state) !== wanted(before) || placeOf(state) !== placeOf(before)) alarm.ring();
  });
  parts.ahead.onOpen(alarm.ring);
  window.addEventListener("online", alarm.ring, { signal });
  void run();
  return { visit: () => visit };
}

function isReturning(state: RoomState): boolean {
  return state.snapshot?.me.standing.is === "admitted" && state.wish === "prepare";
}

function isOpen({ is }: Device): boolean {
  return is === "on" || is === "asking";
}

interface Alarm {
  ring: () => void;
  wait: (milliseconds: number | null) => Promise<void>;
}

/** Sleep until something happens or the time is up, whichever is first. */
function createAlarm(signal: AbortSignal): Alarm {
  let wake: (() => void) | null = null;
  let isRung = false;
  const ring = (): void => {
    isRung = true;
    wake?.();
  };
  signal.addEventListener("abort", ring);
  const wait = (milliseconds: number | null): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        wake = null;
        isRung = false;
        resolve();
      };
      const timer = milliseconds === null ? 0 : setTimeout(done, milliseconds);
      wake = done;
      if (isRung) done();
    });
  return { ring, wait };
}
