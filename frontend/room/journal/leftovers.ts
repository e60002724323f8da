/** What an earlier tab kept and could not send any more: a crash, a closed lid, no network. */

import { mostOpsAtOnce, type Op } from "./protocol.ts";
import type { NotesServer } from "./server.ts";
import type { Shelf } from "./shelf.ts";
import type { NotesState, NotesStore } from "./state.ts";

type Stranded = NotesState["stranded"][number];

/** Send it under its own numbers. Returns whether the server took any of it. */
export async function sendLeftovers(
  store: NotesStore,
  shelf: Shelf,
  server: NotesServer,
  alive: ReadonlySet<string>,
): Promise<boolean> {
  const stranded: Stranded[] = [];
  let isNews = false;
  for (const ops of groups(await shelf.all(), alive)) {
    const outcome = await sendGroup(ops, shelf, server);
    isNews ||= outcome.is === "sent";
    if (outcome.is === "stranded") stranded.push(outcome.stranded);
    if (outcome.is === "later") break;
  }
  store.setState({ stranded });
  return isNews;
}

type Outcome = { is: "sent" } | { is: "later" } | { is: "stranded"; stranded: Stranded };

async function sendGroup(all: readonly Op[], shelf: Shelf, server: NotesServer): Promise<Outcome> {
  let ops = all;
  while (ops[0]) {
    const { note_id: note, client_id: client } = ops[0];
    const batch = { client_id: client, known_version: 0, ops: ops.slice(0, mostOpsAtOnce) };
    const answer = await server.send(note, batch);
    if (answer.is === "answer") {
      await shelf.forget(note, client, answer.value.acked);
      ops = ops.filter((op) => op.seq > answer.value.acked);
    } else if (answer.is === "unreachable" || answer.is === "signed_out") {
      return { is: "later" };
    } else {
      const message = answer.is === "not_yours" ? "" : answer.message;
      return { is: "stranded", stranded: { note, client, ops, message } };
    }
  }
  return { is: "sent" };
}

/** The changes by note and tab, in order, without those of tabs that are alive. */
export function groups(ops: readonly Op[], alive: ReadonlySet<string>): Op[][] {
  const found = new Map<string, Op[]>();
  for (const op of ops) {
    if (alive.has(op.client_id)) continue;
    const name = `${op.note_id}|${op.client_id}`;
    found.set(name, [...(found.get(name) ?? []), op]);
  }
  return [...found.values()].map((group) => group.sort((a, b) => a.seq - b.seq));
}
