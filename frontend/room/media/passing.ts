/** What the server passes on to the circle and nobody keeps: lines while they are drawn. */

import { type RemoteParticipant, type Room, RoomEvent } from "livekit-client";

type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Listen until the returned function is called. */
export function hearPassing(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Only the server says such things; what a person sends is not heard. */
export function followPassing(room: Room, signal: AbortSignal): void {
  const onData = (
    payload: Uint8Array,
    from?: RemoteParticipant,
    _kind?: unknown,
    topic?: string,
  ): void => {
    if (from !== undefined || topic !== "line" || listeners.size === 0) return;
    const text = new TextDecoder().decode(payload);
    for (const listener of listeners) listener(text);
  };
  room.on(RoomEvent.DataReceived, onData);
  signal.addEventListener("abort", () => room.off(RoomEvent.DataReceived, onData));
}
