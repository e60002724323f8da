/** Law 1: the server is the letterbox. Look when the doorbell rings, and now and then anyway. */

import type { Snapshot } from "../contract.ts";
import { retryDelay } from "../state/retry.ts";
import { type RoomStore, snapshotArrived } from "../state/store.ts";
import type { Pocket } from "../state/ticket.ts";
import { type Answer, ask } from "./ask.ts";

export interface Letterbox {
  look(): Promise<void>;
  heard(version: number): void;
  /** While a deed is under way the bell waits: its answer brings the news with it. */
  during(deed: Promise<Answer<Snapshot>>): Promise<Answer<Snapshot>>;
}

const interval = 15_000;

export function openLetterbox(store: RoomStore, pocket: Pocket, signal: AbortSignal): Letterbox {
  const address = `/api/room/${store.getState().meeting}/snapshot`;
  let looking: Promise<void> | null = null;
  let isStale = false;
  let heardLast = -1;
  let failures = 0;
  let retry = 0;
  let deeds = 0;

  const take = (snapshot: Snapshot): void => {
    failures = 0;
    const { ticket, ...news } = snapshot;
    if (ticket) pocket.keep(ticket);
    store.setState((state) => snapshotArrived(state, news, Date.now()));
  };

  // Who waits asks for the way in as well: when they are let in, one answer says both.
  const lookOnce = async (): Promise<void> => {
    const { snapshot } = store.getState();
    const isWaiting = snapshot?.me.standing.is === "knocking";
    const startTime = performance.now();
    const answer = await ask<Snapshot>(
      isWaiting ? `${address}?way_in=true` : address,
      snapshot ? { knownVersion: snapshot.v } : {},
    );
    if (signal.aborted) return;
    const isLetIn = answer.is === "answer" && answer.value.me.standing.is === "admitted";
    if (isWaiting && isLetIn) performance.mark("let-in", { startTime });
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
    const { server } = store.getState();
    if (isStale || (server.is === "fresh" && isNews(heardLast))) {
      isStale = false;
      await look();
    }
  };

  const isNews = (version: number): boolean => version > (store.getState().snapshot?.v ?? -1);

  // A bell rings more than once: it is enough to look until what it rang for has come.
  const heard = (version: number): void => {
    heardLast = Math.max(heardLast, version);
    if (deeds === 0 && !looking && isNews(heardLast)) void look();
  };

  const during = async (deed: Promise<Answer<Snapshot>>): Promise<Answer<Snapshot>> => {
    deeds += 1;
    const answer = await deed;
    if (answer.is === "answer") take(answer.value);
    deeds -= 1;
    heard(heardLast);
    return answer;
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

  return { look, heard, during };
}
