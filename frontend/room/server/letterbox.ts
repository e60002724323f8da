/** Law 1: the server is the letterbox. Look when the doorbell rings, and now and then anyway. */

import type { Snapshot } from "../contract.ts";
import { retryDelay } from "../state/retry.ts";
import { type RoomStore, snapshotArrived } from "../state/store.ts";
import { type Answer, ask } from "./ask.ts";

export interface Letterbox {
  look(): Promise<void>;
  heard(version: number): void;
  take(snapshot: Snapshot): void;
}

const interval = 15_000;

export function openLetterbox(store: RoomStore, signal: AbortSignal): Letterbox {
  const address = `/api/room/${store.getState().meeting}/snapshot`;
  let looking: Promise<void> | null = null;
  let isStale = false;
  let failures = 0;
  let retry = 0;

  const take = (snapshot: Snapshot): void => {
    failures = 0;
    store.setState((state) => snapshotArrived(state, snapshot, Date.now()));
  };

  const lookOnce = async (): Promise<void> => {
    const knownVersion = store.getState().snapshot?.v;
    const answer = await ask<Snapshot>(address, knownVersion === undefined ? {} : { knownVersion });
    if (signal.aborted) return;
    settle(answer);
  };

  const settle = (answer: Answer<Snapshot>): void => {
    if (answer.is === "answer") take(answer.value);
    else if (answer.is === "unchanged") {
      failures = 0;
      store.setState({ server: { is: "fresh" } });
    } else if (answer.is === "refused" && answer.status < 500) {
      store.setState({ server: { is: "refused", ...answer.refusal } });
    } else {
      store.setState(({ server }) => ({
        server: server.is === "behind" ? server : { is: "behind", since: Date.now() },
      }));
      clearTimeout(retry);
      retry = setTimeout(() => void look(), retryDelay("server_down", failures, Math.random()));
      failures += 1;
    }
  };

  const look = async (): Promise<void> => {
    if (looking) {
      isStale = true;
      return looking;
    }
    looking = lookOnce();
    await looking;
    looking = null;
    if (isStale) {
      isStale = false;
      await look();
    }
  };

  const heard = (version: number): void => {
    if (version > (store.getState().snapshot?.v ?? -1)) void look();
  };

  const lookIfVisible = (): void => {
    if (document.visibilityState === "visible") void look();
  };
  const timer = setInterval(() => void look(), interval);
  document.addEventListener("visibilitychange", lookIfVisible, { signal });
  window.addEventListener("online", lookIfVisible, { signal });
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    clearTimeout(retry);
  });

  return { look, heard, take };
}
