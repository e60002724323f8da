/** Sending what is kept, one batch of a note at a time, until the server has all of it. */

import { acknowledged, batchOf, condensed, type Line, received, restarted } from "./line.ts";
import { type Batch, mostOpsAtOnce, type Receipt } from "./protocol.ts";
import type { Answer, NotesServer } from "./server.ts";
import { changeLine, type NotesStore } from "./state.ts";
import type { Storage } from "./storage.ts";
import { newClientId, type Tabs } from "./tabs.ts";

export interface Sender {
  /** Something of the note waits to be sent. */
  soon(note: string): void;
  /** Send everything now; `isLeaving` when the page may go away. */
  all(isLeaving?: boolean): void;
}

interface Parts {
  place: string;
  server: NotesServer;
  storage: Storage;
  tabs: Tabs;
  onRefused(): void;
  onRestart(): void;
}

const pause = 2_000;
const pauseWithoutStorage = 900;
const many = 20;

export function makeSender(store: NotesStore, parts: Parts, signal: AbortSignal): Sender {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const onTheirWay = new Set<string>();
  const failures = new Map<string, number>();
  const most = new Map<string, number>();
  signal.addEventListener("abort", () => timers.forEach(clearTimeout));

  const lineOf = (note: string): Line | undefined => store.getState().lines[note];
  const maySend = (): boolean =>
    !["signed_out", "somebody_else"].includes(store.getState().link.is) && !signal.aborted;

  const after = (note: string, delay: number): void => {
    clearTimeout(timers.get(note));
    timers.set(
      note,
      setTimeout(() => void send(note), delay),
    );
  };

  const soon = (note: string): void => {
    const waiting = lineOf(note)?.pending.length ?? 0;
    if (waiting === 0 || onTheirWay.has(note)) return;
    const isClosed = store.getState().storage.is === "closed";
    if (waiting >= many) after(note, 0);
    else if (!timers.has(note)) after(note, isClosed ? pauseWithoutStorage : pause);
  };

  const send = async (note: string, isLeaving = false): Promise<void> => {
    clearTimeout(timers.get(note));
    timers.delete(note);
    const line = lineOf(note);
    if (!line || line.pending.length === 0 || onTheirWay.has(note) || !maySend()) return;
    if (line.refusal !== null && condense(note) === 0) return;
    const batch = batchOf(lineOf(note) ?? line, most.get(note) ?? mostOpsAtOnce);
    onTheirWay.add(note);
    const answer = await parts.server.send(note, batch, isLeaving);
    onTheirWay.delete(note);
    if (!signal.aborted) await settle(note, batch, answer);
  };

  const settle = async (note: string, batch: Batch, answer: Answer<Receipt>): Promise<void> => {
    if (answer.is === "answer") return accepted(note, batch, answer.value);
    if (answer.is === "signed_out") return store.setState({ link: { is: "signed_out" } });
    if (answer.is === "not_yours") return parts.onRefused();
    if (answer.is === "unreachable") return unreachable(note);
    if (answer.is === "too_long") return tooLong(note, batch, answer.message, answer.acked);
    if (["gap", "other_op", "base", "does_not_fit"].includes(answer.code)) return restart(note);
    store.setState({ link: { is: "refused", message: answer.message } });
    after(note, 30_000);
  };

  const accepted = (note: string, batch: Batch, receipt: Receipt): void => {
    failures.delete(note);
    most.delete(note);
    if (store.getState().link.is !== "fine") store.setState({ link: { is: "fine" } });
    changeLine(store, note, (line) => received(line, receipt));
    parts.storage.forget(note, batch.client_id, receipt.acked);
    parts.tabs.tell(note, receipt.version);
    if (batch.ops.length === mostOpsAtOnce) after(note, 0);
    else soon(note);
  };

  const unreachable = (note: string): void => {
    const count = failures.get(note) ?? 0;
    failures.set(note, count + 1);
    if (store.getState().link.is === "fine") {
      store.setState({ link: { is: "offline", since: Date.now() } });
    }
    after(note, Math.min(15_000, 1_000 * 2 ** count) * (0.8 + Math.random() * 0.4));
  };

  const tooLong = (note: string, batch: Batch, message: string, acked: number | null): void => {
    if (acked === null && batch.ops.length > 1) {
      most.set(note, Math.ceil(batch.ops.length / 2));
      after(note, 0);
      return;
    }
    changeLine(store, note, (line) => ({
      ...acknowledged(line, acked ?? line.acked),
      refusal: message,
    }));
  };

  /** The server took nothing of what is pending, so it may be said in fewer changes. */
  const condense = (note: string): number => {
    most.delete(note);
    changeLine(store, note, (line) => condensed(line, new Date().toISOString()));
    const line = lineOf(note);
    if (line) parts.storage.replace(note, line.client, line.pending);
    return line?.pending.length ?? 0;
  };

  const restart = async (note: string): Promise<void> => {
    const client = newClientId();
    parts.tabs.claim(client);
    const answer = await parts.server.sections(parts.place, client);
    const section = answer.is === "answer" && answer.value.find(({ id }) => id === note);
    const old = lineOf(note);
    if (!section || !old) return unreachable(note);
    changeLine(store, note, (line) => restarted(line, section, client));
    parts.onRestart();
    parts.storage.forget(note, old.client, Number.MAX_SAFE_INTEGER);
  };

  return {
    soon,
    all(isLeaving = false) {
      for (const note of Object.keys(store.getState().lines)) void send(note, isLeaving);
    },
  };
}
