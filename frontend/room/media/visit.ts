/** One visit to one place: from its ticket to the moment it breaks or is left. */

import { DisconnectReason, type Room, RoomEvent } from "livekit-client";
import type { Ticket } from "../contract.ts";
import { kindOf } from "../state/link.ts";
import { sleep } from "../state/retry.ts";
import type { RoomStore } from "../state/store.ts";
import { isLetIn } from "./ahead.ts";
import { hearDoorbell } from "./doorbell.ts";
import { othersSeen } from "./firstPicture.ts";
import { checkLine } from "./lineCheck.ts";
import { followPassing } from "./passing.ts";
import { takePictures } from "./pictures.ts";
import { followPresence } from "./presence.ts";
import { buildRoom } from "./rooms.ts";
import { playSound } from "./sound.ts";
import { followTaken } from "./taken.ts";
import type { OwnTracks } from "./tracks.ts";
import { stayAwake } from "./wake.ts";

export type Condition = "sound" | "troubled" | "dead" | "superseded";

export interface Visit {
  room: Room;
  ticket: Ticket;
  /** The others are seen, or nobody can be: time for everything that could wait. */
  settled: Promise<void>;
  condition(): Condition;
  /**
   * Nothing of ours leaves this place any more, and nothing is heard of it. True at once
   * unless something of ours is on its way.
   */
  fallSilent(): boolean;
  end(): Promise<void>;
}

export interface VisitParts {
  store: RoomStore;
  tracks: OwnTracks;
  heard: (version: number) => void;
  changed: () => void;
  /** Where we come from: it is left before we speak in the new place. */
  left: Visit | null;
  /** A connection that has waited there for us. */
  ready: Room | null;
}

/** A sign of trouble that passes within this time is nobody's business. */
const grace = 1_000;

/** The others wait for our picture: hanging up and drawing come after it is announced. */
const headStart = 100;

/** Enter a place; null when it could not be reached. */
export async function enter(ticket: Ticket, parts: VisitParts): Promise<Visit | null> {
  const ending = new AbortController();
  const { signal } = ending;
  const room = parts.ready ?? buildRoom();
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
  const end = async (): Promise<void> => {
    clearTimeout(timer);
    ending.abort();
    room.removeAllListeners();
    await room.disconnect(false).catch(() => undefined);
  };
  const fallSilent = (): boolean => {
    ending.abort();
    const sent = parts.tracks.published();
    const isAll = sent.length === parts.tracks.streams().length;
    for (const track of sent) {
      void room.localParticipant.unpublishTrack(track, false).catch(() => undefined);
    }
    return isAll && parts.tracks.published().length === 0;
  };
  const isWithOthers = kindOf(ticket.place) === "circle";
  const { left } = parts;
  const isFromOthers = left !== null && kindOf(left.ticket.place) === "circle";
  if (isWithOthers) {
    playSound(room, parts.store, signal);
    followTaken(room, signal, () => become("dead"));
    // Who comes from others sees them until they are left.
    if (!isFromOthers) followPresence(room, parts.store, signal);
  }
  // A lobby holds until the others are seen; who leaves others for others is silent there
  // at once. To hang up holds the whole page up, so it waits until our picture is on its way.
  const isSilent = isFromOthers && left.fallSilent();
  const leaving = isFromOthers && !isSilent ? left.end() : null;
  try {
    if (!parts.ready) {
      await room.connect(ticket.url, ticket.token, { maxRetries: 1, websocketTimeout: 6_000 });
    } else if (!(await isLetIn(room, signal))) throw new Error("Not let in yet.");
  } catch {
    await end();
    return null;
  }
  const settle = async (): Promise<void> => {
    if (isWithOthers && !isFromOthers) await othersSeen(room, signal);
    if (!isSilent) await (leaving ?? left?.end());
    if (signal.aborted) return void left?.end();
    const audience = isWithOthers ? "others" : "nobody";
    void parts.tracks.publishInto(room, signal, audience).catch(() => undefined);
    if (!isFromOthers) return;
    await sleep(headStart);
    void left.end();
    followPresence(room, parts.store, signal);
  };
  const settled = settle();
  if (isWithOthers) settleInCircle(room, parts.store, signal);
  else checkLine(parts.store, parts.tracks.published, signal);
  return { room, ticket, settled, condition: () => condition, fallSilent, end };
}

function settleInCircle(room: Room, store: RoomStore, signal: AbortSignal): void {
  followPassing(room, signal);
  stayAwake(signal);
  const take = (): void => {
    const { pictures } = store.getState().view;
    if (pictures !== "full") takePictures(room, pictures);
  };
  room.on(RoomEvent.TrackPublished, take);
  take();
}
