import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { type Desk, openDesk } from "./desk.ts";
import { closedDesk, type DeskState } from "./deskState.ts";

interface Shared {
  desk: Desk;
  life: AbortController;
  users: number;
}

const shared = new Map<string, Shared>();

/** One desk for everything on this page that shows or stamps moments. */
export function useDesk(meeting: string): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    const found = shared.get(meeting) ?? open(meeting);
    found.users += 1;
    setDesk(found.desk);
    return () => {
      found.users -= 1;
      if (found.users > 0) return;
      shared.delete(meeting);
      found.life.abort();
    };
  }, [meeting]);
  return desk;
}

function open(meeting: string): Shared {
  const life = new AbortController();
  const found = { desk: openDesk(meeting, life.signal), life, users: 0 };
  shared.set(meeting, found);
  return found;
}

const nobodysDesk: Pick<Desk, "store"> = {
  store: {
    getState: () => closedDesk,
    getInitialState: () => closedDesk,
    setState: () => undefined,
    subscribe: () => () => undefined,
  },
};

export function useDeskState(desk: Desk | null): DeskState {
  return useStore((desk ?? nobodysDesk).store);
}
