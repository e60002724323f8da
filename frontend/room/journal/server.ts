/** Asking the server about notes. Every answer is a value: nothing here throws. */

import type { Batch, JournalKeys, Receipt, Section, Template } from "./protocol.ts";

export type Answer<T> =
  | { is: "answer"; value: T }
  | { is: "signed_out" }
  | { is: "not_yours" }
  | { is: "refused"; code: string; message: string; acked: number | null }
  | { is: "too_long"; message: string; acked: number | null }
  | { is: "unreachable" };

export interface NotesServer {
  keys(): Promise<Answer<JournalKeys>>;
  sections(place: string, client: string): Promise<Answer<readonly Section[]>>;
  versions(place: string): Promise<Answer<Record<string, number>>>;
  templates(place: string): Promise<Answer<readonly Template[]>>;
  chooseTemplate(place: string, template: string): Promise<Answer<unknown>>;
  send(note: string, batch: Batch, isLeaving?: boolean): Promise<Answer<Receipt>>;
  resolve(note: string, conflict: string, version: number, text: string): Promise<Answer<Receipt>>;
}

const root = "/api/notes";
const patience = 10_000;
/** Browsers send no more than 64 KiB from a page that is going away. */
const parting = 60_000;

export const notesServer: NotesServer = {
  keys: () => ask<JournalKeys>("/journal-key"),
  async sections(place, client) {
    const answer = await ask<{ sections: Section[] }>(`/${place}/sections?client_id=${client}`);
    return answer.is === "answer" ? { is: "answer", value: answer.value.sections } : answer;
  },
  async versions(place) {
    const answer = await ask<{ versions: Record<string, number> }>(`/${place}/versions`);
    return answer.is === "answer" ? { is: "answer", value: answer.value.versions } : answer;
  },
  async templates(place) {
    const answer = await ask<{ templates: Template[] }>(`/${place}/templates`);
    return answer.is === "answer" ? { is: "answer", value: answer.value.templates } : answer;
  },
  chooseTemplate: (place, template) => ask<unknown>(`/${place}/template`, { template }),
  send: (note, batch, isLeaving = false) => ask<Receipt>(`/${note}/ops`, batch, isLeaving),
  resolve: (note, conflict, version, text) =>
    ask<Receipt>(`/${note}/conflicts/${conflict}`, { version, text }),
};

export async function ask<T>(path: string, body?: unknown, isLeaving = false): Promise<Answer<T>> {
  const text = body === undefined ? null : JSON.stringify(body);
  const headers: Record<string, string> = { Accept: "application/json" };
  if (text !== null) {
    headers["Content-Type"] = "application/json";
    headers["X-CSRFToken"] = csrfToken(document.cookie);
  }
  try {
    const response = await fetch(root + path, {
      method: text === null ? "GET" : "POST",
      headers,
      body: text,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      keepalive: isLeaving && text !== null && text.length < parting,
      signal: AbortSignal.timeout(patience),
    });
    return await read<T>(response);
  } catch {
    return { is: "unreachable" };
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  if (response.ok) return { is: "answer", value: (await response.json()) as T };
  if (response.status === 401) return { is: "signed_out" };
  if (response.status === 404) return { is: "not_yours" };
  if (response.status >= 500 || response.status === 429) return { is: "unreachable" };
  const { code, message, acked } = await refusalIn(response);
  if (response.status === 413) return { is: "too_long", message, acked };
  return { is: "refused", code, message, acked };
}

async function refusalIn(
  response: Response,
): Promise<{ code: string; message: string; acked: number | null }> {
  try {
    const body = (await response.json()) as { error?: string; message?: string; acked?: number };
    return { code: body.error ?? "", message: body.message ?? "", acked: body.acked ?? null };
  } catch {
    return { code: "", message: "", acked: null };
  }
}

export function csrfToken(cookies: string): string {
  return /(?:^|;\s*)(?:csrftoken|__Host-csrf)=([^;]+)/.exec(cookies)?.[1] ?? "";
}
