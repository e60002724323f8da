/** Other tabs of this browser: who is alive, and what they have saved. */

export interface Tabs {
  /** Say that this tab writes as `client`, until it goes away. */
  claim(client: string): void;
  /** The tabs that are alive; null where the browser cannot tell. */
  alive(): Promise<ReadonlySet<string> | null>;
  tell(note: string, version: number): void;
}

export interface Saved {
  note: string;
  version: number;
}

const prefix = "tenfold-notes-";

export function joinTabs(
  meeting: string,
  onSaved: (saved: Saved) => void,
  signal: AbortSignal,
): Tabs {
  const channel =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(prefix + meeting);
  channel?.addEventListener("message", (event: MessageEvent<Saved>) => onSaved(event.data));
  signal.addEventListener("abort", () => channel?.close());
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;

  return {
    claim(client) {
      const untilGone = new Promise<void>((resolve) =>
        signal.addEventListener("abort", () => resolve()),
      );
      locks?.request(prefix + client, () => untilGone).catch(() => undefined);
    },
    async alive() {
      if (!locks) return null;
      const { held = [], pending = [] } = await locks.query();
      const names = [...held, ...pending].map((lock) => lock.name ?? "");
      return new Set(names.filter((name) => name.startsWith(prefix)).map(withoutPrefix));
    },
    tell: (note, version) => channel?.postMessage({ note, version } satisfies Saved),
  };
}

function withoutPrefix(name: string): string {
  return name.slice(prefix.length);
}

/** A random id, also on pages where `crypto.randomUUID` is missing. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, hex);
}
