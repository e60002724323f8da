/** One private note on this page: on this device first, then on the server. */

import { createStore, type StoreApi } from "zustand/vanilla";
import type { components } from "../contract.generated.ts";
import { type Kept, makeSeal } from "../journal/seal.ts";
import { notesServer } from "../journal/server.ts";
import { openShelf, type Shelf } from "../journal/shelf.ts";
import { newClientId } from "../journal/tabs.ts";
import { ask } from "../server/ask.ts";

type Schemas = components["schemas"];
type Facts = Schemas["ProcessNoteOut"];

/** The whole text as it was on a page; `note_id` is the meeting. */
type KeptText = Kept & { base: number; text: string; at: number };

export interface WritingState {
  is: "opening" | "open" | "not_yours" | "unreachable";
  text: string;
  wall: string;
  hint: string;
  version: number;
  savedAt: string | null;
  /** Where the shown text is. */
  kept: "saved" | "typing" | "device" | "nowhere";
  link: "fine" | "offline" | "signed_out" | "somebody_else";
  /** Another text of the same author: from another page, or left on this device. */
  other: { text: string; from: "page" | "device" } | null;
  trouble: string;
}

export interface ProcessWriting {
  store: StoreApi<WritingState>;
  type(text: string): void;
  /** Let this text stand for both. */
  settle(text: string): void;
}

const gathering = 200;
const pause = 1_500;
const longestPause = 15_000;
const lockPrefix = "tenfold-process-";

export function openWriting(meeting: string, signal: AbortSignal): ProcessWriting {
  const store = createStore<WritingState>(() => ({
    is: "opening",
    text: "",
    wall: "",
    hint: "",
    version: 0,
    savedAt: null,
    kept: "saved",
    link: "fine",
    other: null,
    trouble: "",
  }));
  const address = `/api/process-notes/meetings/${meeting}`;
  const client = newClientId();
  let seq = 0;
  let journal = "";
  let failures = 0;
  let isSending = false;
  let shelf: Shelf<KeptText> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let keeping: ReturnType<typeof setTimeout> | null = null;
  let sending: ReturnType<typeof setTimeout> | undefined;
  claim(client, signal);

  const keep = (): void => {
    if (keeping) clearTimeout(keeping);
    keeping = null;
    if (store.getState().kept !== "typing") return;
    seq += 1;
    const { text, version } = store.getState();
    const row = { note_id: meeting, client_id: client, seq, base: version, text, at: Date.now() };
    writing = writing.then(async () => {
      const isKept = await (shelf?.replace(meeting, client, [row]) ?? Promise.reject())
        .then(() => true)
        .catch(() => false);
      if (store.getState().text === text) store.setState({ kept: isKept ? "device" : "nowhere" });
    });
    later(shelf ? pause : gathering);
  };

  const later = (after: number): void => {
    clearTimeout(sending);
    sending = setTimeout(() => void send(), after);
  };

  const send = async (): Promise<void> => {
    await writing;
    const { text, version, kept, link, other, is } = store.getState();
    const isWaiting = kept === "device" || kept === "nowhere";
    if (isSending || !isWaiting || other || link === "somebody_else" || is !== "open") return;
    const sent = seq;
    isSending = true;
    const body = { client_id: client, seq: sent, base_version: version, text };
    const answer = await ask<Schemas["SavedOut"]>(`${address}/save`, { body });
    isSending = false;
    if (signal.aborted) return;
    if (answer.is === "answer") {
      failures = 0;
      const { version: now, saved_at: savedAt } = answer.value;
      store.setState({ version: now, savedAt, link: "fine", trouble: "" });
      if (store.getState().text === text) store.setState({ kept: "saved" });
      if (seq === sent) writing = writing.then(() => forget(client));
      else later(pause);
    } else if (answer.is !== "refused") {
      store.setState({ link: "offline" });
      later(Math.min(longestPause, 1_000 * 2 ** failures));
      failures += 1;
    } else if (answer.refusal.error === "changed") await meet();
    else if (answer.status === 401 || answer.status === 404) await whoAmI();
    else store.setState({ trouble: answer.refusal.message });
  };

  const forget = async (whose: string): Promise<void> => {
    await shelf?.forget(meeting, whose, Number.MAX_SAFE_INTEGER).catch(() => undefined);
  };

  /** The note went on elsewhere: show both, and let the author bring them together. */
  const meet = async (): Promise<void> => {
    const answer = await ask<Facts>(address);
    if (answer.is !== "answer") return later(pause);
    const { text, version } = answer.value;
    store.setState({ version });
    if (text === store.getState().text) store.setState({ kept: "saved" });
    else store.setState({ other: { text, from: "page" } });
  };

  /** Nobody but the person who opened this page goes on writing in it. */
  const whoAmI = async (): Promise<void> => {
    const keys = await notesServer.keys();
    if (signal.aborted) return;
    if (keys.is === "answer" && keys.value.journal !== journal) {
      return store.setState({ link: "somebody_else", text: "", other: null });
    }
    if (keys.is === "answer" && (await ask<Facts>(address)).is === "refused") {
      return store.setState({ is: "not_yours" });
    }
    store.setState({ link: keys.is === "signed_out" ? "signed_out" : "offline" });
    later(2_000);
  };

  const begin = async (): Promise<void> => {
    const [keys, facts] = await Promise.all([notesServer.keys(), ask<Facts>(address)]);
    if (signal.aborted) return;
    if (facts.is === "refused" && facts.status === 404) return store.setState({ is: "not_yours" });
    if (keys.is !== "answer" || facts.is !== "answer") {
      store.setState({ is: "unreachable" });
      setTimeout(() => !signal.aborted && void begin(), 2_000);
      return;
    }
    journal = keys.value.journal;
    shelf = await makeSeal<KeptText>(keys.value, "tenfold process note")
      .then((seal) => openShelf(journal, seal, "process"))
      .catch(() => null);
    const { text, version, saved_at: savedAt, wall, hint } = facts.value;
    store.setState({ is: "open", text, version, savedAt, wall, hint });
    await takeLeftover();
  };

  /** What an earlier page kept and could not send. Where nothing else came, it goes on. */
  const takeLeftover = async (): Promise<void> => {
    const alive = await alivePages();
    const rows = (await shelf?.all().catch(() => [])) ?? [];
    const left = rows.filter((one) => one.note_id === meeting && !alive.has(one.client_id));
    const latest = left.sort((a, b) => a.at - b.at).at(-1);
    if (!latest) return;
    const { text, version } = store.getState();
    if (latest.text !== text && latest.base === version) {
      store.setState({ text: latest.text, kept: "typing" });
      keep();
      await writing;
      if (store.getState().kept !== "device") return; // the old row stays until it is safe
    } else if (latest.text !== text) {
      store.setState({ other: { text: latest.text, from: "device" } });
      return;
    }
    for (const { client_id } of left) await forget(client_id);
  };

  const leave = (): void => {
    if (document.visibilityState !== "hidden") return;
    keep();
    void send();
  };
  document.addEventListener("visibilitychange", leave, { signal });
  window.addEventListener("pagehide", keep, { signal });
  window.addEventListener("online", () => later(0), { signal });
  signal.addEventListener("abort", () => {
    keep();
    void send();
    void writing.then(() => shelf?.close());
  });
  void begin();

  return {
    store,
    type(text) {
      store.setState({ text, kept: "typing" });
      keeping ??= setTimeout(keep, gathering);
    },
    settle(text) {
      store.setState({ text, kept: "typing", other: null });
      keep();
      void (async () => {
        const alive = await alivePages();
        const rows = (await shelf?.all().catch(() => [])) ?? [];
        const dead = rows.filter((one) => one.note_id === meeting && !alive.has(one.client_id));
        await writing;
        for (const { client_id } of dead) await forget(client_id);
      })();
    },
  };
}

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
