/** This person's own camera and microphone: opened in the lobby, carried into the circle. */

import { LocalVideoTrack, type Room, RoomEvent, TrackEvent, VideoQuality } from "livekit-client";
import { type Blur, type Device, failed, type Kind } from "../state/own.ts";
import { persist } from "../state/retry.ts";
import type { RoomStore } from "../state/store.ts";
import { blur, remember, sharpen, wantedBefore } from "./blur.ts";
import { captureBoth, captureOne, isAsWanted, type OwnTrack, resize } from "./capture.ts";
import { sentAsItIs } from "./originalSound.ts";
import type { Audience } from "./rooms.ts";
import { pictureFirst, resumeSending, stopSending } from "./sending.ts";

const kinds: readonly Kind[] = ["microphone", "camera"];

export interface OwnTracks {
  open(): Promise<void>;
  set(kind: Kind, isOn: boolean): Promise<void>;
  choose(kind: Kind, deviceId: string): Promise<void>;
  setBlur(isOn: boolean): Promise<void>;
  setSmall(isSmall: boolean): Promise<void>;
  publishInto(room: Room, signal: AbortSignal, audience: Audience): Promise<void>;
  stream(kind: Kind): MediaStreamTrack | null;
  streams(): MediaStreamTrack[];
  published(): OwnTrack[];
  /** Everything off, now. */
  hush(): Promise<void>;
  stop(): void;
}

export function ownTracks(store: RoomStore, onMutedByUs: () => void): OwnTracks {
  const tracks = new Map<Kind, OwnTrack>();
  const busy = new Set<Kind>();
  const wishes = new Map<Kind, boolean>();
  const chosen = new Map<Kind, string>();
  const underWay = new Map<Kind, Promise<unknown>>();
  let room: Room | null = null;
  let isBlurred = wantedBefore();
  let focusing: Promise<void> = Promise.resolve();
  let isSmall = false;
  let sentTo: Audience = "others";

  const show = (kind: Kind, device: Device): void =>
    store.setState(({ own }) => ({ own: { ...own, [kind]: device } }));

  const showBlur = (blurred: Blur): void =>
    store.setState(({ own }) => ({ own: { ...own, blur: blurred } }));

  const sync = (kind: Kind): void => {
    const track = tracks.get(kind);
    if (!track || track.isMuted || track.mediaStreamTrack.readyState === "ended") {
      const { own } = store.getState();
      if (own[kind].is !== "failed") show(kind, { is: "off" });
      return;
    }
    const deviceId = track.getSourceTrackSettings().deviceId ?? "";
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
    if (track instanceof LocalVideoTrack && isBlurred) focusing = focus(track);
    sync(kind);
  };

  const openOne = async (kind: Kind): Promise<void> => {
    show(kind, { is: "asking" });
    try {
      keep(kind, await captureOne(kind, chosen.get(kind), isSmall));
    } catch (error) {
      chosen.delete(kind); // it may be gone: the next try takes whichever there is
      show(kind, failed(error));
    }
  };

  /** A picture that should be blurred and cannot be is not sent at all. */
  const focus = async (track: LocalVideoTrack): Promise<void> => {
    showBlur(isBlurred ? "coming" : "off");
    try {
      await (isBlurred ? blur(track) : sharpen(track));
      showBlur(isBlurred ? "on" : "off");
    } catch {
      isBlurred = false;
      remember(false);
      showBlur("failed");
      if (track.sender) await track.mute();
      else drop("camera");
    }
  };

  const setBlur = async (isOn: boolean): Promise<void> => {
    isBlurred = isOn;
    remember(isOn);
    await focusing;
    const track = tracks.get("camera");
    if (!(track instanceof LocalVideoTrack) || track.isMuted) showBlur(isOn ? "on" : "off");
    else focusing = focus(track);
    await focusing;
  };

  const setSmall = async (small: boolean): Promise<void> => {
    isSmall = small;
    const track = tracks.get("camera");
    if (track instanceof LocalVideoTrack && !track.isMuted) await resize(track, small);
  };

  const publish = async (kind: Kind): Promise<void> => {
    if (kind === "camera") await focusing;
    const track = tracks.get(kind);
    if (!room || !track || track.isMuted) return;
    const isOriginal = kind === "microphone" && store.getState().view.isSoundOriginal;
    const sending = room.localParticipant.publishTrack(track, isOriginal ? sentAsItIs : {});
    const sent = sending.catch(() => undefined);
    underWay.set(kind, sent);
    await sending;
    if (sentTo === "nobody" && track instanceof LocalVideoTrack) {
      track.setPublishingQuality(VideoQuality.LOW);
    }
  };

  // Nobody sits unheard with others because a busy line refused them once.
  const publishBoth = async (there: Room): Promise<void> => {
    const isThere = (): boolean => room === there;
    await pictureFirst((kind) => persist(() => publish(kind), isThere));
  };

  const openBoth = async (): Promise<void> => {
    for (const kind of kinds) show(kind, { is: "asking" });
    try {
      for (const [kind, track] of await captureBoth()) keep(kind, track);
    } catch {
      await openOne("microphone");
      await openOne("camera");
    }
  };

  // Who switched one off, or went in, while the browser was still opening them: that holds.
  const open = async (): Promise<void> => {
    for (const kind of kinds) busy.add(kind);
    await openBoth();
    for (const kind of kinds) {
      busy.delete(kind);
      if (wishes.get(kind) === false) drop(kind);
      wishes.delete(kind);
    }
    if (room) await publishBoth(room).catch(() => undefined);
  };

  const switchTo = async (kind: Kind, isOn: boolean): Promise<void> => {
    await underWay.get(kind);
    const track = tracks.get(kind);
    const isPublished = track?.sender !== undefined && room !== null;
    // A camera that rested while blurring was chosen begins anew: unblurred, nothing goes out.
    const isStale = track instanceof LocalVideoTrack && !isAsWanted(track, isBlurred, isSmall);
    if (isOn && track && isPublished && !isStale) {
      await resumeSending(track);
      await track.unmute();
    } else if (isOn) {
      if (track && isPublished) await room?.localParticipant.unpublishTrack(track, true);
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
      show(kind, failed(error));
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
    const change = track.setDeviceId({ exact: deviceId }).then(() => sync(kind));
    await change.catch((error) => show(kind, failed(error)));
  };

  // What is sent into a new place is exactly what was on in the last one.
  const publishInto = async (
    next: Room,
    signal: AbortSignal,
    audience: Audience,
  ): Promise<void> => {
    room = next;
    sentTo = audience;
    for (const kind of kinds) {
      if (tracks.get(kind)?.isMuted) drop(kind);
    }
    const forget = (): void => {
      if (room === next) room = null;
    };
    signal.addEventListener("abort", forget);
    next.once(RoomEvent.Disconnected, forget);
    await publishBoth(next);
  };

  return {
    open,
    set,
    choose,
    setBlur,
    setSmall,
    publishInto,
    stream: (kind) => tracks.get(kind)?.mediaStreamTrack ?? null,
    streams: () => [...tracks.values()].map((track) => track.mediaStreamTrack),
    published: () => [...tracks.values()].filter((track) => track.sender !== undefined),
    hush: async () => {
      const open = kinds.filter((kind) => store.getState().own[kind].is !== "off");
      await Promise.all(open.map((kind) => set(kind, false)));
    },
    stop: () => {
      for (const kind of [...tracks.keys()]) drop(kind);
    },
  };
}
