/** The moments of one meeting on this page: on this device first, then on the server. */

import { createStore, type StoreApi } from "zustand/vanilla";
import { makeSeal } from "../journal/seal.ts";
import { notesServer } from "../journal/server.ts";
import { openShelf, type Shelf } from "../journal/shelf.ts";
import { newClientId } from "../journal/tabs.ts";
import { closedDesk, type DeskState, deskOpened, heard } from "./deskState.ts";
import type { Change, KeptChange } from "./protocol.ts";
import { makeSending } from "./sending.ts";
import { type MomentsServer, momentsServer } from "./server.ts";

export interface Desk {
  store: StoreApi<DeskState>;
  /** Stamp; the id of the new moment, or null before the desk is open. */
  stamp(member: string | null, tag: string): string | null;
  reword(moment: string, text: string): void;
  takeBack(moment: string): void;
}

const interval = 2_000;
const intervalUnseen = 10_000;
const lockPrefix = "tenfold-moments-";

export function openDesk(
  meeting: string,
  signal: AbortSignal,
  server: MomentsServer = momentsServer(meeting),
): Desk {
  const store = createStore<DeskState>(() => closedDesk);
  let client = newClientId();
  let seq = 0;
  let journal = "";
  let shelf: Shelf<KeptChange> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  claim(client, signal);

  /** One write after the other. What cannot be kept here is sent all the same. */
  const write = (deed: (open: Shelf<KeptChange>) => Promise<void>): void => {
    writing = writing.then(async () => {
      if (!shelf) return;
      try {
        await deed(shelf);
        if (store.getState().storage === "closed") store.setState({ storage: "open" });
      } catch {
        store.setState({ storage: "closed" });
      }
    });
  };

  const add = (change: Change): void => {
    seq += 1;
    const kept: KeptChange = { note_id: meeting, client_id: client, seq, change };
    store.setState(({ pending }) => ({ pending: [...pending, kept] }));
    write((open) => open.put([kept]));
    void writing.then(sending.now);
  };

  const restart = (): void => {
    const olds = new Set([client, ...store.getState().pending.map((one) => one.client_id)]);
    client = newClientId();
    claim(client, signal);
    const mine = store.getState().pending.map((one, number) => ({
      ...one,
      client_id: client,
      seq: number + 1,
    }));
    seq = mine.length;
    store.setState({ pending: mine });
    write(async (open) => {
      await open.put(mine);
      for (const old of olds) await open.forget(meeting, old, Number.MAX_SAFE_INTEGER);
    });
    void writing.then(sending.now);
  };

  /** Nobody but the person who opened this page goes on with it. */
  const whoAmI = async (): Promise<void> => {
    const keys = await notesServer.keys();
    if (signal.aborted) return;
    if (keys.is === "signed_out") store.setState({ link: { is: "signed_out" } });
    else if (keys.is === "answer" && keys.value.journal !== journal) {
      store.setState({ link: { is: "somebody_else" }, known: {} });
    } else if (keys.is === "answer") {
      const isStill = (await server.news(store.getState().v)).is === "answer";
      store.setState(isStill ? { link: { is: "fine" } } : { is: "not_yours" });
      if (isStill) sending.now();
    }
  };

  const sending = makeSending(
    {
      store,
      server,
      forget: (whose, through) => write((open) => open.forget(meeting, whose, through)),
      whoAmI: () => void whoAmI(),
      restart,
    },
    signal,
  );

  const begin = async (): Promise<void> => {
    const [keys, facts] = await Promise.all([notesServer.keys(), server.desk(client)]);
    if (signal.aborted) return;
    if (facts.is === "refused" && facts.status === 404) {
      return store.setState({ is: "not_yours" });
    }
    if (keys.is !== "answer" || facts.is !== "answer") {
      store.setState({ is: "unreachable" });
      timer = setTimeout(() => void begin(), interval);
      return;
    }
    journal = keys.value.journal;
    shelf = await makeSeal<KeptChange>(keys.value, "tenfold moments")
      .then((seal) => openShelf(journal, seal, "moments"))
      .catch(() => null);
    if (signal.aborted) return shelf?.close();
    store.setState({ storage: shelf ? "open" : "closed" });
    await takeLeftovers();
    store.setState((state) => deskOpened(state, facts.value, Date.now()));
    sending.now();
    look(interval);
  };

  /** What an earlier page kept and could not send: a crash, a closed lid, no network. */
  const takeLeftovers = async (): Promise<void> => {
    const left = await shelf?.all().catch(() => []);
    const alive = await alivePages();
    const mine = (left ?? []).filter((one) => one.note_id === meeting && !alive.has(one.client_id));
    mine.sort((a, b) => a.client_id.localeCompare(b.client_id) || a.seq - b.seq);
    if (mine.length > 0) store.setState(({ pending }) => ({ pending: [...mine, ...pending] }));
  };

  const look = (after: number): void => {
    if (store.getState().is !== "open") return;
    clearTimeout(timer);
    timer = setTimeout(() => void lookOnce(), after);
  };

  const lookOnce = async (): Promise<void> => {
    const { link, is } = store.getState();
    if (is !== "open" || link.is === "somebody_else") return;
    if (link.is === "signed_out") await whoAmI();
    else await hear();
    if (!signal.aborted) look(document.visibilityState === "visible" ? interval : intervalUnseen);
  };

  const hear = async (): Promise<void> => {
    const answer = await server.news(store.getState().v);
    if (signal.aborted) return;
    if (answer.is === "answer") {
      const wasOffline = store.getState().link.is === "offline";
      store.setState((state) => ({ ...heard(state, answer.value), link: { is: "fine" } }));
      if (wasOffline) sending.now();
    } else if (answer.is === "refused") await whoAmI();
    else store.setState({ link: { is: "offline" } });
  };

  window.addEventListener("online", () => look(0), { signal });
  document.addEventListener("visibilitychange", () => look(0), { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    void writing.then(() => shelf?.close());
  });
  void begin();

  return {
    store,
    stamp(member, tag) {
      const { facts, offset, isErased, link } = store.getState();
      if (!facts || isErased || link.is === "somebody_else") return null;
      const moment = newClientId();
      const at = new Date(Date.now() + offset).toISOString();
      add({ do: "stamp", moment, tag, member, at, text: "" });
      return moment;
    },
    reword: (moment, text) => add({ do: "reword", moment, text: text.trim() }),
    takeBack: (moment) => add({ do: "take_back", moment }),
  };
}

/** Say that this page is alive, until it goes away. */
function claim(client: string, signal: AbortSignal): void {
  const untilGone = new Promise<void>((resolve) =>
    signal.addEventListener("abort", () => resolve()),
  );
  navigator.locks?.request(lockPrefix + client, () => untilGone).catch(() => undefined);
}

async function alivePages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.map(({ name }) => name ?? "");
  return new Set(
    names
      .filter((name) => name.startsWith(lockPrefix))
      .map((name) => name.slice(lockPrefix.length)),
  );
}
