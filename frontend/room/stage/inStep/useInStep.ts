import { type RefObject, useEffect, useRef, useState } from "react";
import type { StageDeed } from "../../contract.ts";
import { isLeading } from "../../state/roles.ts";
import { useCommands, useIsGuest, useRoom, useRoomStore } from "../../ui/context.ts";
import { GoneError, load } from "./load.ts";
import { type Player, playInStep } from "./player.ts";
import { followServerClock } from "./serverClock.ts";
import type { Timeline } from "./sync.ts";

export type Loading =
  | { is: "loading"; share: number }
  | { is: "ready" }
  | { is: "gone" }
  | { is: "broken" };

interface Scene {
  id: string;
  file: { id: string };
  timeline: Timeline;
}

interface InStep {
  loading: Loading;
  isBlocked: boolean;
  unblock: () => void;
  volume: number;
  setVolume: (volume: number) => void;
  seconds: number;
  duration: number;
  /** Whether it is softer now, because somebody who leads speaks. */
  isDucked: boolean;
}

const afterVoice = 1_500;

/** Load what is on the stage, say so, and keep it in step. */
export function useInStep(
  scene: Scene,
  element: RefObject<HTMLMediaElement | null>,
  { isWhole, ready }: { isWhole: boolean; ready: StageDeed },
): InStep {
  const store = useRoomStore();
  const meeting = useRoom((state) => state.meeting);
  const [loading, setLoading] = useState<Loading>({ is: "loading", share: 0 });
  const [isBlocked, setBlocked] = useState(false);
  const [volume, setVolume] = useState(1);
  const [seconds, setSeconds] = useState(0);
  const [duration, setDuration] = useState(0);
  const player = useRef<Player | null>(null);
  const commands = useCommands();
  const report = useRef((): Promise<string | null> => Promise.resolve(null));
  // Nobody waits for a guest.
  const looksOn = useIsGuest();
  report.current = looksOn
    ? () => Promise.resolve(null)
    : () => commands.attempt("stage", { scene: scene.id, deed: ready });
  const file = scene.file.id;

  useEffect(() => {
    const media = element.current;
    if (!media) return;
    const ending = new AbortController();
    const { signal } = ending;
    const clock = followServerClock(meeting, store.getState().offset, signal);
    player.current = playInStep({ element: media, clock, blocked: setBlocked });
    const address = `/api/room/${meeting}/files/${file}`;
    let url = "";
    const isThere = async (): Promise<void> => {
      setLoading({ is: "ready" });
      setDuration(media.duration);
      while (!signal.aborted && (await report.current()) !== null) {
        await new Promise((done) => setTimeout(done, 3_000));
      }
    };
    media.addEventListener("canplay", () => void isThere(), { signal, once: true });
    media.addEventListener("timeupdate", () => setSeconds(media.currentTime), { signal });
    media.addEventListener("error", () => setLoading({ is: "broken" }), { signal });
    const bring = async (): Promise<void> => {
      if (!isWhole) {
        media.src = address;
        return;
      }
      const tell = (share: number): void => setLoading({ is: "loading", share });
      url = URL.createObjectURL(await load(address, tell, signal));
      media.src = url;
    };
    bring().catch((error: unknown) => {
      if (error instanceof GoneError) setLoading({ is: "gone" });
    });
    return () => {
      ending.abort();
      player.current?.end();
      player.current = null;
      media.removeAttribute("src");
      URL.revokeObjectURL(url);
    };
  }, [element, file, isWhole, meeting, store]);

  const { position, at, is_playing } = scene.timeline;
  useEffect(() => {
    player.current?.setTimeline({ position, at, is_playing });
  }, [position, at, is_playing]);
  useEffect(() => player.current?.setVolume(volume), [volume]);
  const hasVoice = useLeadersVoice();
  useEffect(() => player.current?.duck(hasVoice), [hasVoice]);

  const unblock = (): void => player.current?.unblock();
  const sound = { isBlocked, unblock, volume, setVolume, isDucked: hasVoice };
  return { ...sound, loading, seconds, duration };
}

/** Whether somebody who leads is speaking, or was a moment ago. */
function useLeadersVoice(): boolean {
  const speaks = useRoom(({ snapshot, presences }) =>
    Boolean(
      snapshot?.people.some(
        ({ role, identity }) => isLeading(role) && presences[identity]?.isSpeaking,
      ),
    ),
  );
  const [isHeld, hold] = useState(false);
  useEffect(() => {
    if (speaks) {
      hold(true);
      return;
    }
    const timer = setTimeout(() => hold(false), afterVoice);
    return () => clearTimeout(timer);
  }, [speaks]);
  return isHeld;
}
