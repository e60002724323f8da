import { createStore, type StoreApi } from "zustand/vanilla";
import type { Balance, EmergencyCard, Homeworks, Snapshot } from "../contract.ts";
import { betterOffset, clockOffset } from "./clock.ts";
import { type Chat, noChat } from "./company.ts";
import type { Draft } from "./draft.ts";
import type { Line } from "./line.ts";
import { type Link, noLink } from "./link.ts";
import { type Notice, noticeAdded, noticeRemoved, type Undo } from "./notices.ts";
import { type Choices, type Own, ownNothing, type Pictures } from "./own.ts";
import { nobody, type Presences } from "./presence.ts";
import type { Saying } from "./sayings.ts";
import { type Server, type Wish, wishAfter } from "./screen.ts";

export type Dialog =
  | { is: "remove"; seat: string }
  | { is: "rename"; seat: string }
  | { is: "end" }
  | { is: "formats" }
  | { is: "plan" }
  | { is: "part"; block: string }
  | { is: "moment"; seat: string | null; at: { x: number; y: number } | null }
  | { is: "devices" }
  | { is: "part-taken" }
  | { is: "guests" }
  | { is: "emergency"; seat: string | null }
  | { is: "homework"; seat: string | null }
  | { is: "cast" }
  | { is: "unfinished" }
  | { is: "keys" };

export type Theme = "day" | "evening";

export interface View {
  panel: "people" | "notes" | "chat" | "moments" | "process" | null;
  dialog: Dialog | null;
  theme: Theme | null;
  pin: string | null;
  isSelfHidden: boolean;
  pictures: Pictures;
  isSoundOriginal: boolean;
  isToneOn: boolean;
  /** Somebody walked in, or has gone; null when the server has heard of it. */
  cover: boolean | null;
}

export interface RoomState {
  meeting: string;
  ability: "able" | "insecure" | "unsupported";
  snapshot: Snapshot | null;
  server: Server;
  offset: number;
  wish: Wish;
  isFull: boolean;
  link: Link;
  presences: Presences;
  own: Own;
  choices: Choices;
  level: number;
  hasBeenHeard: boolean;
  line: Line;
  isSoundBlocked: boolean;
  draft: Draft;
  view: View;
  balance: Balance | null;
  homework: Homeworks | null;
  /** In memory only: it opens without a line, and is gone with the page. */
  emergencies: readonly EmergencyCard[];
  notices: readonly Notice[];
  read: readonly string[];
  /** For screen readers, the oldest first. */
  sayings: readonly Saying[];
  chat: Chat;
  /** For who leads: the key of each member's tile, by seat. */
  tileKeys: Readonly<Record<string, string>>;
}

export type RoomStore = StoreApi<RoomState>;

export function createRoomStore(
  start: Pick<RoomState, "meeting" | "ability" | "draft" | "read">,
): RoomStore {
  return createStore<RoomState>(() => ({
    ...start,
    snapshot: null,
    server: { is: "fresh" },
    offset: 0,
    wish: "prepare",
    isFull: false,
    link: noLink,
    presences: nobody,
    own: ownNothing,
    choices: { camera: [], microphone: [], speaker: [] },
    level: 0,
    hasBeenHeard: false,
    line: { is: "untested" },
    isSoundBlocked: false,
    view: {
      panel: null,
      dialog: null,
      theme: null,
      pin: null,
      isSelfHidden: false,
      pictures: "full",
      isSoundOriginal: false,
      isToneOn: true,
      cover: null,
    },
    balance: null,
    homework: null,
    emergencies: [],
    notices: [],
    sayings: [],
    chat: noChat,
    tileKeys: {},
  }));
}

/** Take in what the server says, unless we already know something newer. */
export function snapshotArrived(
  state: RoomState,
  snapshot: Snapshot,
  now: number,
): Partial<RoomState> {
  const heard = clockOffset(snapshot.now, now);
  const offset = state.snapshot ? betterOffset(state.offset, heard) : heard;
  const fresh = { server: { is: "fresh" } as const, offset };
  if (state.snapshot && snapshot.v < state.snapshot.v) return fresh;
  return {
    ...fresh,
    snapshot,
    isFull: state.isFull && state.snapshot?.v === snapshot.v,
    wish: wishAfter(state.wish, state.snapshot, snapshot),
  };
}

let lastNotice = 0;

/** Say something for ten seconds. */
export function notify(
  store: RoomStore,
  text: string,
  more: { undo?: Undo; tone?: Notice["tone"] } = {},
): void {
  lastNotice += 1;
  const id = lastNotice;
  const notice: Notice = { id, text, tone: more.tone ?? "quiet", undo: more.undo ?? null };
  store.setState(({ notices }) => ({ notices: noticeAdded(notices, notice) }));
  setTimeout(() => dismiss(store, id), 10_000);
}

export function dismiss(store: RoomStore, id: number): void {
  store.setState(({ notices }) => ({ notices: noticeRemoved(notices, id) }));
}
