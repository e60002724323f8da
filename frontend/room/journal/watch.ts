/** Looking at the server: who am I, what has changed, is it there at all. */

import type { JournalKeys, Section } from "./protocol.ts";
import type { NotesServer } from "./server.ts";
import type { NotesStore } from "./state.ts";
import type { Saved } from "./tabs.ts";

export interface Watch {
  begin(): void;
  /** Another tab has saved. */
  heard(saved: Saved): void;
  /** The server would not know us: find out why. */
  whoAmI(): void;
  onKeys(react: (keys: JournalKeys) => Promise<void>): void;
  /** The server is there again, or we are signed in again. */
  onBack(react: () => void): void;
}

interface Parts {
  place: string;
  client: string;
  server: NotesServer;
  take(sections: readonly Section[]): void;
  refresh(): Promise<void>;
}

const interval = 2_000;
const intervalUnseen = 10_000;

export function watchServer(store: NotesStore, parts: Parts, signal: AbortSignal): Watch {
  let journal: string | null = null;
  let reactToKeys: (keys: JournalKeys) => Promise<void> = async () => undefined;
  let reactToBack: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  const lineIsOlder = (note: string, version: number): boolean => {
    const line = store.getState().lines[note];
    return line === undefined || line.version < version;
  };

  const begin = async (): Promise<void> => {
    const [keys, sections] = await Promise.all([
      parts.server.keys(),
      parts.server.sections(parts.place, parts.client),
    ]);
    if (signal.aborted) return;
    if (sections.is === "not_yours") return store.setState({ is: "not_yours" });
    if (keys.is !== "answer" || sections.is !== "answer") {
      const isSignedOut = keys.is === "signed_out";
      store.setState({ is: "unreachable", link: { is: isSignedOut ? "signed_out" : "fine" } });
      timer = setTimeout(() => void begin(), interval);
      return;
    }
    journal = keys.value.journal;
    store.setState({ link: { is: "fine" } });
    parts.take(sections.value);
    timer = setTimeout(() => void look(), interval);
    await reactToKeys(keys.value);
  };

  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const answer = await parts.server.versions(parts.place);
    if (signal.aborted) return;
    if (answer.is === "answer") await changed(answer.value);
    else if (answer.is === "signed_out") store.setState({ link: { is: "signed_out" } });
    else if (answer.is === "not_yours") await whoAmI();
    else if (store.getState().link.is === "fine") {
      store.setState({ link: { is: "offline", since: Date.now() } });
    }
    clearTimeout(timer);
    const isSeen = document.visibilityState === "visible";
    timer = setTimeout(() => void look(), isSeen ? interval : intervalUnseen);
  };

  const changed = async (versions: Record<string, number>): Promise<void> => {
    const { link } = store.getState();
    if (link.is === "offline") back();
    else if (link.is !== "fine" && link.is !== "refused") await whoAmI();
    const isNews = Object.entries(versions).some(([note, v]) => lineIsOlder(note, v));
    if (isNews && store.getState().link.is === "fine") await parts.refresh();
  };

  const back = (): void => {
    store.setState({ link: { is: "fine" } });
    reactToBack();
  };

  /** Nobody but the person who opened this panel goes on writing in it. */
  const whoAmI = async (): Promise<void> => {
    const keys = await parts.server.keys();
    if (signal.aborted) return;
    if (keys.is === "signed_out") return store.setState({ link: { is: "signed_out" } });
    if (keys.is !== "answer") return;
    if (keys.value.journal !== journal) return store.setState({ link: { is: "somebody_else" } });
    const versions = await parts.server.versions(parts.place);
    if (versions.is === "not_yours") store.setState({ link: { is: "not_yours" } });
    else if (versions.is === "answer") back();
  };

  window.addEventListener("online", () => void look(), { signal });
  return {
    begin: () => void begin(),
    heard({ note, version }) {
      if (lineIsOlder(note, version)) void parts.refresh();
    },
    whoAmI: () => void whoAmI(),
    onKeys: (react) => {
      reactToKeys = react;
    },
    onBack: (react) => {
      reactToBack = react;
    },
  };
}
