/** Sealing the journal: AES-256-GCM with keys that exist in memory only and cannot be read out. */

import type { JournalKeys, Op } from "./protocol.ts";

/** Whatever is kept says where it belongs. */
export type Kept = Pick<Op, "note_id" | "client_id" | "seq">;

export interface SealedOp {
  note: string;
  client: string;
  seq: number;
  key: string;
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export interface Seal<T extends Kept = Op> {
  close(op: T): Promise<SealedOp>;
  /** Null when the row was sealed for another place, or with a key that is gone. */
  open(row: SealedOp): Promise<T | null>;
}

/** A seal from what the server handed out. Throws where the page is not on a secure origin. */
export async function makeSeal<T extends Kept = Op>(
  keys: JournalKeys,
  purpose = "tenfold journal",
): Promise<Seal<T>> {
  const roots = new Map<string, CryptoKey>();
  for (const [id, secret] of Object.entries(keys.keys)) {
    const raw = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
    roots.set(id, await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]));
    raw.fill(0);
  }
  const derived = new Map<string, Promise<CryptoKey | null>>();
  const keyFor = (id: string, client: string): Promise<CryptoKey | null> => {
    const name = `${id}|${client}`;
    const known = derived.get(name) ?? deriveKey(roots.get(id), client, purpose);
    derived.set(name, known);
    return known;
  };

  return {
    async close(op) {
      const key = await keyFor(keys.current, op.client_id);
      if (!key) throw new Error("no journal key");
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const row = { note: op.note_id, client: op.client_id, seq: op.seq, key: keys.current };
      const text = new TextEncoder().encode(JSON.stringify(op));
      const sealed = await crypto.subtle.encrypt(algorithm(nonce, row), key, text);
      return { ...row, nonce, sealed };
    },
    async open(row) {
      const key = await keyFor(row.key, row.client);
      if (!key) return null;
      try {
        const text = await crypto.subtle.decrypt(algorithm(row.nonce, row), key, row.sealed);
        return JSON.parse(new TextDecoder().decode(text)) as T;
      } catch {
        return null;
      }
    },
  };
}

/** A key for each tab, so that random nonces never have to last for a lifetime of one key. */
async function deriveKey(
  root: CryptoKey | undefined,
  client: string,
  purpose: string,
): Promise<CryptoKey | null> {
  if (!root) return null;
  const salt = new TextEncoder().encode(client);
  const info = new TextEncoder().encode(purpose);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info },
    root,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

type Place = Pick<SealedOp, "note" | "client" | "seq">;

function algorithm(nonce: Uint8Array<ArrayBuffer>, place: Place): AesGcmParams {
  const here = new TextEncoder().encode(`${place.note}|${place.client}|${place.seq}`);
  return { name: "AES-GCM", iv: nonce, additionalData: here };
}
