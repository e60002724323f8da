/** Sends what is kept, oldest first, until the server has all of it. */

import type { StoreApi } from "zustand";
import type { Answer } from "../server/ask.ts";
import { acked, type DeskState, heard } from "./deskState.ts";
import { type KeptChange, type MomentReceipt, mostChangesAtOnce } from "./protocol.ts";
import type { MomentsServer } from "./server.ts";

interface Parts {
  store: StoreApi<DeskState>;
  server: MomentsServer;
  forget(client: string, through: number): void;
  whoAmI(): void;
  /** The server does not know what came before: number the rest anew. */
  restart(): void;
}

export interface Sending {
  now(): void;
}

export function makeSending(parts: Parts, signal: AbortSignal): Sending {
  const { store } = parts;
  let isBusy = false;
  let failures = 0;
  let most = mostChangesAtOnce;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  const send = async (): Promise<void> => {
    clearTimeout(timer);
    const { pending, link, v } = store.getState();
    const first = pending[0];
    const isStopped = link.is === "signed_out" || link.is === "somebody_else";
    if (!first || isBusy || isStopped || signal.aborted) return;
    const batch = pending.filter(({ client_id }) => client_id === first.client_id).slice(0, most);
    isBusy = true;
    const answer = await parts.server.send(batch, v);
    isBusy = false;
    if (!signal.aborted) settle(batch, answer);
  };

  const settle = (batch: readonly KeptChange[], answer: Answer<MomentReceipt>): void => {
    const client = batch[0]?.client_id ?? "";
    if (answer.is === "answer") {
      failures = 0;
      most = mostChangesAtOnce;
      const through = answer.value.acked;
      store.setState((state) => ({
        ...acked(heard(state, answer.value), client, through),
        link: { is: "fine" },
      }));
      parts.forget(client, through);
      void send();
      return;
    }
    if (answer.is === "refused") {
      refused(batch, answer.status, answer.refusal);
      return;
    }
    store.setState({ link: { is: "offline" } });
    timer = setTimeout(() => void send(), Math.min(15_000, 1_000 * 2 ** failures));
    failures += 1;
  };

  const refused = (
    batch: readonly KeptChange[],
    status: number,
    { error, message }: { error: string; message: string },
  ): void => {
    if (status === 401) store.setState({ link: { is: "signed_out" } });
    else if (status === 404 || status === 403) parts.whoAmI();
    else if (error === "gap") parts.restart();
    else if (batch.length > 1) {
      most = 1; // find the one that does not fit
      void send();
    } else {
      drop(batch[0], message);
      parts.restart();
    }
  };

  const drop = (change: KeptChange | undefined, why: string): void => {
    if (!change) return;
    const text = "text" in change.change ? change.change.text : "";
    store.setState(({ pending, lost }) => ({
      pending: pending.filter((one) => one !== change),
      lost: [...lost, { id: change.change.moment, text, why }],
    }));
  };

  return { now: () => void send() };
}
