/** Which words are true about saving. "Saved" is said only when the server has all of it. */

import { isUnkept, type Line } from "./line.ts";
import type { NotesState } from "./state.ts";

export type Status =
  | { is: "empty" }
  | { is: "saved"; at: string }
  | { is: "keeping" }
  | { is: "kept"; at: number }
  | { is: "offline"; at: number | null }
  | { is: "unstored"; isSaved: boolean }
  | { is: "unsent"; message: string }
  | { is: "signed_out" }
  | { is: "somebody_else" }
  | { is: "conflict"; count: number };

export function statusOf(state: NotesState): Status {
  const lines = Object.values(state.lines);
  if (state.link.is === "signed_out") return { is: "signed_out" };
  if (state.link.is === "somebody_else") return { is: "somebody_else" };
  const refusal = refusalOf(state, lines);
  if (refusal) return { is: "unsent", message: refusal };
  if (state.storage.is === "closed") return { is: "unstored", isSaved: isSaved(lines) };
  const waiting = lines.reduce((count, line) => count + line.conflicts.length, 0);
  if (waiting > 0 && isSaved(lines)) return { is: "conflict", count: waiting };
  if (lines.some(isUnkept) || state.writing > 0) return { is: "keeping" };
  if (state.link.is === "offline") return { is: "offline", at: keptAt(state, lines) };
  if (!isSaved(lines)) return { is: "kept", at: state.keptAt ?? Date.now() };
  const at = latest(lines);
  return at === null ? { is: "empty" } : { is: "saved", at };
}

/** Whether the server has everything that the editors show. */
export function isSaved(lines: readonly Line[]): boolean {
  return lines.every((line) => line.pending.length === 0 && !isUnkept(line));
}

function refusalOf(state: NotesState, lines: readonly Line[]): string | null {
  if (state.link.is === "refused") return state.link.message;
  if (state.link.is === "not_yours") return "You no longer lead this session.";
  return lines.find((line) => line.refusal !== null)?.refusal ?? null;
}

function keptAt(state: NotesState, lines: readonly Line[]): number | null {
  return isSaved(lines) ? null : state.keptAt;
}

function latest(lines: readonly Line[]): string | null {
  const times = lines.map((line) => line.savedAt).filter((at) => at !== null);
  return times.sort().at(-1) ?? null;
}
