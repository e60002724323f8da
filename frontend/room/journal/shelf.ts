/** Where the journal lies on this device: one IndexedDB database for each person. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Op } from "./protocol.ts";
import type { Kept, Seal, SealedOp } from "./seal.ts";

interface Schema extends DBSchema {
  ops: { key: [string, string, number]; value: SealedOp };
}

export interface Shelf<T extends Kept = Op> {
  /** Resolves when the changes are on the disk; rejects when they are not. */
  put(ops: readonly T[]): Promise<void>;
  /** Put `ops` in place of everything that tab has kept of the note. */
  replace(note: string, client: string, ops: readonly T[]): Promise<void>;
  /** Forget what the server has: everything up to `through`. */
  forget(note: string, client: string, through: number): Promise<void>;
  /** Every change that was kept and not yet forgotten, in order. */
  all(): Promise<T[]>;
  close(): void;
}

const patience = 1_500;

/** Rejects when the browser does not let us keep anything, or does not answer. */
export async function openShelf<T extends Kept = Op>(
  journal: string,
  seal: Seal<T>,
  kind = "journal",
): Promise<Shelf<T>> {
  const opening = openDB<Schema>(`tenfold-${kind}-${journal}`, 1, {
    upgrade(database) {
      database.createObjectStore("ops", { keyPath: ["note", "client", "seq"] });
    },
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  const database = await within(patience, opening);
  return shelfOn(database, seal);
}

function shelfOn<T extends Kept>(database: IDBPDatabase<Schema>, seal: Seal<T>): Shelf<T> {
  const write = (): ReturnType<typeof strict> => strict(database);

  return {
    async put(ops) {
      const rows = await Promise.all(ops.map((op) => seal.close(op)));
      const transaction = write();
      for (const row of rows) transaction.store.put(row).catch(told);
      await within(patience, transaction.done);
    },
    async replace(note, client, ops) {
      const rows = await Promise.all(ops.map((op) => seal.close(op)));
      const transaction = write();
      transaction.store.delete(upTo(note, client, Number.MAX_SAFE_INTEGER)).catch(told);
      for (const row of rows) transaction.store.put(row).catch(told);
      await within(patience, transaction.done);
    },
    async forget(note, client, through) {
      const transaction = write();
      transaction.store.delete(upTo(note, client, through)).catch(told);
      await within(patience, transaction.done);
    },
    async all() {
      const rows = await within(patience, database.getAll("ops"));
      const opened = await Promise.all(rows.map((row) => seal.open(row)));
      return opened.filter((op) => op !== null);
    },
    close: () => database.close(),
  };
}

function strict(database: IDBPDatabase<Schema>) {
  return database.transaction("ops", "readwrite", { durability: "strict" });
}

function upTo(note: string, client: string, through: number): IDBKeyRange {
  return IDBKeyRange.bound([note, client, 0], [note, client, through]);
}

/** A failed request fails its transaction, which is what we wait for. */
function told(): void {}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the device does not answer")), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
