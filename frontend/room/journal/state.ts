/** What is true of the notes of one meeting on this device. */

import { createStore, type StoreApi } from "zustand/vanilla";
import type { Line } from "./line.ts";
import type { Op, Section } from "./protocol.ts";

export type Storage =
  | { is: "opening" }
  | { is: "open" }
  /** The browser does not let us keep anything: what is typed goes straight to the server. */
  | { is: "closed" };

export type Link =
  | { is: "fine" }
  | { is: "offline"; since: number }
  | { is: "signed_out" }
  | { is: "somebody_else" }
  | { is: "not_yours" }
  | { is: "refused"; message: string };

export interface NotesState {
  is: "opening" | "open" | "unreachable" | "not_yours";
  sections: readonly Section[];
  lines: Readonly<Record<string, Line>>;
  storage: Storage;
  link: Link;
  /** How many writes to this device are on their way. */
  writing: number;
  keptAt: number | null;
  /** Left from an earlier visit, and the server would not take it. */
  stranded: readonly { note: string; client: string; ops: readonly Op[]; message: string }[];
}

export type NotesStore = StoreApi<NotesState>;

export function createNotesStore(): NotesStore {
  return createStore<NotesState>(() => ({
    is: "opening",
    sections: [],
    lines: {},
    storage: { is: "opening" },
    link: { is: "fine" },
    writing: 0,
    keptAt: null,
    stranded: [],
  }));
}

export function changeLine(store: NotesStore, note: string, change: (line: Line) => Line): void {
  const { lines } = store.getState();
  const line = lines[note];
  const next = line && change(line);
  if (next && next !== line) store.setState({ lines: { ...lines, [note]: next } });
}
