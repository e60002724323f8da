import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { useStore } from "zustand";
import type { Commands } from "../state/commands.ts";
import { isGuest, isLeading } from "../state/roles.ts";
import { type Seat, seatsOf } from "../state/seats.ts";
import type { Dialog, RoomState, RoomStore, View } from "../state/store.ts";

interface Parts {
  store: RoomStore;
  commands: Commands;
}

export const RoomContext = createContext<Parts | null>(null);

function useParts(): Parts {
  const parts = useContext(RoomContext);
  if (!parts) throw new Error("A control was drawn outside the room.");
  return parts;
}

export function useRoom<T>(select: (state: RoomState) => T): T {
  return useStore(useParts().store, select);
}

export function useRoomStore(): RoomStore {
  return useParts().store;
}

export function useCommands(): Commands {
  return useParts().commands;
}

/** Change how this person looks at the room; nobody else sees it. */
export function useView(): [View, (change: Partial<View>) => void] {
  const { store } = useParts();
  const view = useStore(store, (state) => state.view);
  const change = (part: Partial<View>): void =>
    store.setState((state) => ({ view: { ...state.view, ...part } }));
  return [view, change];
}

export function useDialog(): (dialog: Dialog | null) => void {
  const [, change] = useView();
  return (dialog) => change({ dialog });
}

export function useSeats(): Seat[] {
  const snapshot = useRoom((state) => state.snapshot);
  const presences = useRoom((state) => state.presences);
  const own = useRoom((state) => state.own);
  const link = useRoom((state) => state.link);
  return useMemo(
    () => seatsOf({ snapshot, presences, own, link }),
    [snapshot, presences, own, link],
  );
}

export function useIsFacilitator(): boolean {
  return useRoom((state) => isLeading(state.snapshot?.me.role));
}

export function useIsGuest(): boolean {
  return useRoom((state) => isGuest(state.snapshot?.me.role));
}

/** The server's time, looked at every few seconds. */
export function useNow(every = 1_000): number {
  const offset = useRoom((state) => state.offset);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now + offset;
}

const narrow = matchMedia("(max-width: 700px)");

/** A phone held upright. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (tell) => {
      narrow.addEventListener("change", tell);
      return () => narrow.removeEventListener("change", tell);
    },
    () => narrow.matches,
  );
}
