/** The notes of one place in this tab: kept on the device first, then on the server. */

import { sendLeftovers } from "./leftovers.ts";
import { isUnkept, looked, numbered, openLine, typed, withFields } from "./line.ts";
import type { Op, Section, Template } from "./protocol.ts";
import { makeSeal } from "./seal.ts";
import { makeSender } from "./sender.ts";
import type { NotesServer } from "./server.ts";
import { openShelf } from "./shelf.ts";
import { changeLine, createNotesStore, type NotesStore } from "./state.ts";
import { makeStorage } from "./storage.ts";
import { joinTabs, newClientId } from "./tabs.ts";
import { watchServer } from "./watch.ts";

export interface Notes {
  store: NotesStore;
  type(note: string, field: string, text: string): void;
  /** Let `text` stand for both wordings. Resolves to a sentence when it could not. */
  resolve(note: string, conflict: string, text: string): Promise<string | null>;
  templates(): Promise<readonly Template[]>;
  /** Write in another template. Resolves to a sentence when it could not be chosen. */
  chooseTemplate(template: string): Promise<string | null>;
  /** Remove from this device what the server would not take. */
  discard(note: string, client: string): void;
}

const notSent = "What you typed last is not saved yet. Try again in a moment.";

const notChosen = "The template could not be changed just now. Try again in a moment.";

/** Between a key press and the journal: long enough to gather a word, short enough to trust. */
const gathering = 100;

export function openNotes(place: string, server: NotesServer, signal: AbortSignal): Notes {
  const store = createNotesStore();
  const client = newClientId();
  const storage = makeStorage(store, signal);
  let timer: ReturnType<typeof setTimeout> | null = null;

  const keep = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (store.getState().storage.is === "opening") return;
    const now = new Date().toISOString();
    const fresh: Op[] = [];
    for (const note of Object.keys(store.getState().lines)) {
      changeLine(store, note, (line) => {
        const { line: next, ops } = numbered(line, now);
        fresh.push(...ops);
        return next;
      });
    }
    if (fresh.length > 0) storage.put(fresh);
    for (const note of new Set(fresh.map((op) => op.note_id))) sender.soon(note);
  };

  const take = (sections: readonly Section[]): void => {
    const lines = { ...store.getState().lines };
    for (const section of sections) {
      const line = lines[section.id];
      lines[section.id] = line
        ? looked(withFields(line, section), section, section.texts)
        : openLine(section, client);
    }
    store.setState({ is: "open", sections, lines });
  };

  const refresh = async (): Promise<void> => {
    const answer = await server.sections(place, client);
    if (!signal.aborted && answer.is === "answer") take(answer.value);
  };

  const leftovers = async (): Promise<void> => {
    const shelf = storage.shelf();
    if (!shelf) return;
    const alive = (await tabs.alive()) ?? new Set<string>();
    const own = Object.values(store.getState().lines).map((line) => line.client);
    if (await sendLeftovers(store, shelf, server, new Set([...alive, client, ...own]))) {
      await refresh();
    }
  };

  const watch = watchServer(store, { place, client, server, take, refresh }, signal);
  const tabs = joinTabs(place, watch.heard, signal);
  const sender = makeSender(
    store,
    { place, server, storage, tabs, onRefused: watch.whoAmI, onRestart: keep },
    signal,
  );
  tabs.claim(client);
  watch.onBack(() => {
    keep();
    sender.all();
    void leftovers();
  });
  watch.onKeys(async (keys) => {
    const shelf = await makeSeal(keys)
      .then((seal) => openShelf(keys.journal, seal))
      .catch(() => null);
    if (signal.aborted) return shelf?.close();
    storage.opened(shelf);
    keep();
    await leftovers();
  });
  const leave = (): void => {
    if (document.visibilityState !== "hidden") return;
    keep();
    sender.all(true);
  };
  document.addEventListener("visibilitychange", leave, { signal });
  window.addEventListener("pagehide", leave, { signal });
  watch.begin();

  return {
    store,
    type(note, field, text) {
      changeLine(store, note, (line) => typed(line, field, text));
      const line = store.getState().lines[note];
      if (line && isUnkept(line)) timer ??= setTimeout(keep, gathering);
    },
    async resolve(note, conflict, text) {
      keep();
      sender.all();
      if (!(await untilSent(store, note))) return notSent;
      const version = store.getState().lines[note]?.version ?? 0;
      const answer = await server.resolve(note, conflict, version, text);
      await refresh();
      if (answer.is === "answer") tabs.tell(note, answer.value.version);
      return "message" in answer ? answer.message : null;
    },
    async templates() {
      const answer = await server.templates(place);
      return answer.is === "answer" ? answer.value : [];
    },
    async chooseTemplate(template) {
      keep();
      sender.all();
      const answer = await server.chooseTemplate(place, template);
      await refresh();
      if (answer.is === "answer") return null;
      return "message" in answer ? answer.message : notChosen;
    },
    discard(note, old) {
      storage.forget(note, old, Number.MAX_SAFE_INTEGER);
      store.setState(({ stranded }) => ({
        stranded: stranded.filter((left) => left.note !== note || left.client !== old),
      }));
    },
  };
}

/** Whether everything of the note was acknowledged within a moment. */
async function untilSent(store: NotesStore, note: string): Promise<boolean> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (store.getState().lines[note]?.pending.length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
