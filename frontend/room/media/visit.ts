/** One visit to one place: from its ticket to the moment it breaks or is left. */

import { DisconnectReason, type Room, RoomEvent } from "livekit-client";
import type { Ticket } from "../contract.ts";
import type { RoomStore } from "../state/store.ts";
import { hearDoorbell } from "./doorbell.ts";
import { checkLine } from "./lineCheck.ts";
import { followPresence } from "./presence.ts";
import { buildRoom } from "./rooms.ts";
import { playSound, takePictures } from "./sound.ts";
import type { OwnTracks } from "./tracks.ts";
import { stayAwake } from "./wake.ts";

export type Condition = "sound" | "troubled" | "dead" | "superseded";

export interface Visit {
  room: Room;
  ticket: Ticket;
  condition(): Condition;
  end(): void;
}

export interface VisitParts {
  store: RoomStore;
  tracks: OwnTracks;
  heard: (version: number) => void;
  changed: () => void;
}

/** A sign of trouble that passes within this time is nobody's business. */
const grace = 1_000;

/** Enter a place; null when it could not be reached. */
export async function enter(ticket: Ticket, parts: VisitParts): Promise<Visit | null> {
  const ending = new AbortController();
  const { signal } = ending;
  const room = buildRoom();
  let condition: Condition = "sound";
  let timer = 0;

  const become = (next: Condition): void => {
    clearTimeout(timer);
    timer = 0;
    if (signal.aborted || condition === next) return;
    condition = next;
    parts.changed();
  };
  const worry = (): void => {
    if (timer === 0 && condition === "sound") timer = setTimeout(() => become("troubled"), grace);
  };
  room
    .on(RoomEvent.SignalReconnecting, worry)
    .on(RoomEvent.Reconnecting, worry)
    .on(RoomEvent.Reconnected, () => become("sound"))
    .on(RoomEvent.Disconnected, (reason) =>
      become(reason === DisconnectReason.DUPLICATE_IDENTITY ? "superseded" : "dead"),
    );
  window.addEventListener("offline", () => become("troubled"), { signal });

  hearDoorbell(room, parts.heard, signal);
  const end = (): void => {
    clearTimeout(timer);
    ending.abort();
    room.removeAllListeners();
    void room.disconnect(false);
  };
  if (ticket.place.kind === "circle") playSound(room, parts.store, signal);
  try {
    await room.connect(ticket.url, ticket.token, { maxRetries: 1, websocketTimeout: 6_000 });
  } catch {
    end();
    return null;
  }
  void parts.tracks.publishInto(room, signal).catch(() => undefined);
  if (ticket.place.kind === "circle") settleInCircle(room, parts.store, signal);
  else checkLine(parts.store, parts.tracks.published, signal);
  parts.heard(ticket.v);
  return { room, ticket, condition: () => condition, end };
}

function settleInCircle(room: Room, store: RoomStore, signal: AbortSignal): void {
  followPresence(room, store, signal);
  stayAwake(signal);
  const listenOnly = (): void => {
    if (store.getState().view.isSoundOnly) takePictures(room, false);
  };
  room.on(RoomEvent.TrackPublished, listenOnly);
  listenOnly();
}
