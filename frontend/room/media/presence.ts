/** Keep the store in step with who is connected to the place we are in. */

import {
  ConnectionQuality,
  ConnectionState,
  type Participant,
  type Room,
  RoomEvent,
  Track,
} from "livekit-client";
import { mergePresences, nobody, type Picture, type Presence } from "../state/presence.ts";
import type { RoomStore } from "../state/store.ts";

const telling = [
  RoomEvent.Connected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.Reconnected,
] as const;

export function followPresence(room: Room, store: RoomStore, signal: AbortSignal): void {
  const look = (): void => {
    if (signal.aborted) return;
    const others = [...room.remoteParticipants.values()].filter(isHere);
    const everyone = [room.localParticipant, ...others];
    store.setState(({ presences, own }) => ({
      presences: mergePresences(presences, everyone.map(presenceOf)),
      own:
        own.isSharing === room.localParticipant.isScreenShareEnabled
          ? own
          : { ...own, isSharing: room.localParticipant.isScreenShareEnabled },
    }));
  };
  // Somebody who arrives causes a dozen events at once; they are drawn once.
  let due = 0;
  const lookSoon = (): void => {
    if (due !== 0) return;
    due = setTimeout(() => {
      due = 0;
      look();
    });
  };
  for (const event of telling) room.on(event, lookSoon);
  signal.addEventListener("abort", () => {
    for (const event of telling) room.off(event, lookSoon);
  });
  if (room.state === ConnectionState.Connected) look();
}

/** Who is connected ahead, and hears nothing yet, is still elsewhere. */
function isHere({ permissions }: Participant): boolean {
  return permissions?.canSubscribe !== false;
}

export function forgetPresence(store: RoomStore): void {
  store.setState({ presences: nobody });
}

function presenceOf(who: Participant): Presence {
  return {
    identity: who.identity,
    isSpeaking: who.isSpeaking && who.isMicrophoneEnabled,
    isAudible: who.isMicrophoneEnabled,
    line: lineOf(who.connectionQuality),
    camera: pictureOf(who, Track.Source.Camera),
    screen: pictureOf(who, Track.Source.ScreenShare),
  };
}

function pictureOf(who: Participant, source: Track.Source): Picture | null {
  const publication = who.getTrackPublication(source);
  if (!publication?.track || publication.isMuted) return null;
  return publication.track;
}

function lineOf(quality: ConnectionQuality): Presence["line"] {
  if (quality === ConnectionQuality.Lost) return "lost";
  return quality === ConnectionQuality.Poor ? "weak" : "good";
}
