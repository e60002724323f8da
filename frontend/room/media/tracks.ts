/** This person's own camera and microphone: opened in the lobby, carried into the circle. */

import {
  createLocalAudioTrack,
  createLocalTracks,
  createLocalVideoTrack,
  LocalAudioTrack,
  LocalVideoTrack,
  type Room,
  RoomEvent,
  TrackEvent,
} from "livekit-client";
import { type Device, type Kind, troubleOf } from "../state/own.ts";
import type { RoomStore } from "../state/store.ts";
import { cameraCapture, microphoneCapture } from "./rooms.ts";

type OwnTrack = LocalVideoTrack | LocalAudioTrack;

export interface OwnTracks {
  open(): Promise<void>;
  set(kind: Kind, isOn: boolean): Promise<void>;
  choose(kind: Kind, deviceId: string): Promise<void>;
  publishInto(room: Room, signal: AbortSignal): Promise<void>;
  stream(kind: Kind): MediaStreamTrack | null;
  published(): OwnTrack[];
  stop(): void;
}

export function ownTracks(store: RoomStore, onMutedByUs: () => void): OwnTracks {
  const tracks = new Map<Kind, OwnTrack>();
  const busy = new Set<Kind>();
  const wishes = new Map<Kind, boolean>();
  const chosen = new Map<Kind, string>();
  const underWay = new Map<Kind, Promise<unknown>>();
  let room: Room | null = null;

  const show = (kind: Kind, device: Device): void =>
    store.setState(({ own }) => ({ own: { ...own, [kind]: device } }));

  const sync = (kind: Kind): void => {
    const track = tracks.get(kind);
    if (!track || track.isMuted || track.mediaStreamTrack.readyState === "ended") {
      const { own } = store.getState();
      if (own[kind].is !== "failed") show(kind, { is: "off" });
      return;
    }
    const deviceId = track.mediaStreamTrack.getSettings().deviceId ?? "";
    show(kind, { is: "on", picture: kind === "camera" ? track : null, deviceId });
  };

  const keep = (kind: Kind, track: OwnTrack): void => {
    tracks.set(kind, track);
    track.on(TrackEvent.Ended, () => {
      if (tracks.get(kind) !== track) return;
      if (!track.isMuted) show(kind, { is: "failed", why: "stopped" });
    });
    track.on(TrackEvent.Restarted, () => sync(kind));
    track.on(TrackEvent.Muted, () => {
      sync(kind);
      if (!busy.has(kind)) onMutedByUs();
    });
    track.on(TrackEvent.Unmuted, () => sync(kind));
    sync(kind);
  };

  const openOne = async (kind: Kind): Promise<void> => {
    show(kind, { is: "asking" });
    const wanted = chosen.get(kind);
    const device = wanted ? { deviceId: wanted } : {};
    try {
      const track =
        kind === "camera"
          ? await createLocalVideoTrack({ ...cameraCapture, ...device })
          : await createLocalAudioTrack({ ...microphoneCapture, ...device });
      keep(kind, track);
    } catch (error) {
      show(kind, { is: "failed", why: troubleOf(error instanceof Error ? error.name : "") });
    }
  };

  const publish = async (kind: Kind): Promise<void> => {
    const track = tracks.get(kind);
    if (!room || !track || track.isMuted) return;
    const sending = room.localParticipant.publishTrack(track);
    underWay.set(
      kind,
      sending.catch(() => undefined),
    );
    await sending;
  };

  const open = async (): Promise<void> => {
    show("camera", { is: "asking" });
    show("microphone", { is: "asking" });
    try {
      const both = await createLocalTracks({ video: cameraCapture, audio: microphoneCapture });
      for (const track of both) {
        if (track instanceof LocalVideoTrack) keep("camera", track);
        if (track instanceof LocalAudioTrack) keep("microphone", track);
      }
    } catch {
      await openOne("microphone");
      await openOne("camera");
    }
  };

  const switchTo = async (kind: Kind, isOn: boolean): Promise<void> => {
    await underWay.get(kind);
    const track = tracks.get(kind);
    const isPublished = track?.sender !== undefined && room !== null;
    if (isOn && track && isPublished) {
      await resumeSending(track);
      await track.unmute();
    } else if (isOn) {
      await openOne(kind);
      await publish(kind);
    } else if (track && isPublished) {
      await Promise.all([track.mute(), stopSending(track)]);
    } else drop(kind);
  };

  // Who presses again while a switch is under way gets what they pressed last.
  const set = async (kind: Kind, isOn: boolean): Promise<void> => {
    wishes.set(kind, isOn);
    if (busy.has(kind)) return;
    busy.add(kind);
    try {
      for (let wish = wishes.get(kind); wish !== undefined; wish = wishes.get(kind)) {
        wishes.delete(kind);
        await switchTo(kind, wish);
      }
    } catch (error) {
      show(kind, { is: "failed", why: troubleOf(error instanceof Error ? error.name : "") });
    } finally {
      wishes.delete(kind);
      busy.delete(kind);
    }
    if (store.getState().own[kind].is !== "failed") sync(kind);
  };

  const drop = (kind: Kind): void => {
    tracks.get(kind)?.stop();
    tracks.delete(kind);
    sync(kind);
  };

  const choose = async (kind: Kind, deviceId: string): Promise<void> => {
    chosen.set(kind, deviceId);
    const track = tracks.get(kind);
    if (!track || track.isMuted) {
      await set(kind, true);
      return;
    }
    await track.setDeviceId(deviceId);
    sync(kind);
  };

  // What is sent into a new place is exactly what was on in the last one.
  const publishInto = async (next: Room, signal: AbortSignal): Promise<void> => {
    room = next;
    for (const kind of ["microphone", "camera"] as const) {
      if (tracks.get(kind)?.isMuted) drop(kind);
    }
    const forget = (): void => {
      if (room === next) room = null;
    };
    signal.addEventListener("abort", forget);
    next.once(RoomEvent.Disconnected, forget);
    await Promise.all((["microphone", "camera"] as const).map(publish));
  };

  return {
    open,
    set,
    choose,
    publishInto,
    stream: (kind) => tracks.get(kind)?.mediaStreamTrack ?? null,
    published: () => [...tracks.values()].filter((track) => track.sender !== undefined),
    stop: () => {
      for (const kind of [...tracks.keys()]) drop(kind);
    },
  };
}

const sentBefore = new WeakMap<OwnTrack, boolean[]>();

/** A browser goes on filling the line for seconds after a camera is off, unless it is told. */
async function stopSending(track: OwnTrack): Promise<void> {
  if (!(track instanceof LocalVideoTrack) || !track.sender) return;
  const parameters = track.sender.getParameters();
  sentBefore.set(
    track,
    parameters.encodings.map(({ active }) => active !== false),
  );
  for (const encoding of parameters.encodings) encoding.active = false;
  await track.sender.setParameters(parameters);
}

async function resumeSending(track: OwnTrack): Promise<void> {
  const before = sentBefore.get(track);
  if (!before || !track.sender) return;
  const parameters = track.sender.getParameters();
  parameters.encodings.forEach((encoding, place) => {
    encoding.active = before[place] ?? true;
  });
  await track.sender.setParameters(parameters);
}
