/** The doorbell: a number and nothing else. Who hears it goes and looks. */

import { type RemoteParticipant, type Room, RoomEvent } from "livekit-client";

export function hearDoorbell(
  room: Room,
  heard: (version: number) => void,
  signal: AbortSignal,
): void {
  const onData = (
    payload: Uint8Array,
    from?: RemoteParticipant,
    _kind?: unknown,
    topic?: string,
  ): void => {
    if (from === undefined && topic === "state") tell(new TextDecoder().decode(payload));
  };
  const onMetadata = (metadata: string): void => tell(metadata);
  const tell = (text: string): void => {
    const version = versionIn(text);
    if (version !== null) heard(version);
  };
  room.on(RoomEvent.DataReceived, onData).on(RoomEvent.RoomMetadataChanged, onMetadata);
  signal.addEventListener("abort", () => {
    room.off(RoomEvent.DataReceived, onData).off(RoomEvent.RoomMetadataChanged, onMetadata);
  });
}

export function versionIn(text: string): number | null {
  try {
    const { v } = JSON.parse(text) as { v?: unknown };
    return typeof v === "number" ? v : null;
  } catch {
    return null;
  }
}
