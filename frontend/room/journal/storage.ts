/** Writing to this device in order, and knowing whether it holds. */

import type { Op } from "./protocol.ts";
import type { Shelf } from "./shelf.ts";
import type { NotesStore } from "./state.ts";

export interface Storage {
  /** The shelf is there, or cannot be had. */
  opened(shelf: Shelf | null): void;
  put(ops: readonly Op[]): void;
  replace(note: string, client: string, ops: readonly Op[]): void;
  forget(note: string, client: string, through: number): void;
  shelf(): Shelf | null;
}

const retryAfter = 10_000;

export function makeStorage(store: NotesStore, signal: AbortSignal): Storage {
  let shelf: Shelf | null = null;
  let queue: Promise<void> = Promise.resolve();
  let failedAt = Number.NEGATIVE_INFINITY;
  signal.addEventListener("abort", () => void queue.then(() => shelf?.close()));

  const close = (): void => {
    failedAt = Date.now();
    store.setState({ storage: { is: "closed" } });
  };

  /** One write after the other, so that none undoes a later one. */
  const enqueue = (deed: (shelf: Shelf) => Promise<void>, isKeeping: boolean): void => {
    const writing = isKeeping ? 1 : 0;
    store.setState((state) => ({ writing: state.writing + writing }));
    queue = queue.then(async () => {
      try {
        if (shelf) await deed(shelf);
        if (shelf && isKeeping) store.setState({ keptAt: Date.now(), storage: { is: "open" } });
      } catch {
        if (isKeeping) close();
      }
      store.setState((state) => ({ writing: state.writing - writing }));
    });
  };

  return {
    opened(found) {
      shelf = found;
      if (found) store.setState({ storage: { is: "open" } });
      else close();
    },
    put(ops) {
      if (!shelf) return;
      const isClosed = store.getState().storage.is === "closed";
      if (isClosed && Date.now() - failedAt < retryAfter) return;
      const missed = isClosed ? everythingPending(store) : ops;
      enqueue((open) => open.put(missed), true);
    },
    replace: (note, client, ops) => enqueue((open) => open.replace(note, client, ops), true),
    forget: (note, client, through) => enqueue((open) => open.forget(note, client, through), false),
    shelf: () => shelf,
  };
}

function everythingPending(store: NotesStore): readonly Op[] {
  return Object.values(store.getState().lines).flatMap((line) => line.pending);
}
