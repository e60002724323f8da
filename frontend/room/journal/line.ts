/** One tab's line of changes of one note. Pure: every function returns the next line. */

import type { Batch, Conflict, Op, Receipt, Section, Texts } from "./protocol.ts";
import { mostOpsAtOnce } from "./protocol.ts";
import { applySplice, difference, mergeParagraphs, wellFormed } from "./text.ts";

export interface FieldText {
  base: number;
  /** What the server has of this tab's view. */
  acked: string;
  /** The text after the last numbered change. */
  view: string;
  /** What the editor shows. */
  text: string;
  /** Whether this tab's wording waits beside the saved one. */
  isApart: boolean;
}

export interface Line {
  note: string;
  client: string;
  seq: number;
  acked: number;
  version: number;
  texts: Texts;
  savedAt: string | null;
  fields: Readonly<Record<string, FieldText>>;
  pending: readonly Op[];
  conflicts: readonly Conflict[];
  /** Why the server would not take what is pending, in a sentence. */
  refusal: string | null;
}

export function openLine(section: Section, client: string): Line {
  const fields: Record<string, FieldText> = {};
  for (const { key } of section.fields) {
    const text = section.texts[key] ?? "";
    fields[key] = { base: section.version, acked: text, view: text, text, isApart: false };
  }
  return {
    note: section.id,
    client,
    seq: 0,
    acked: 0,
    version: section.version,
    texts: section.texts,
    savedAt: section.saved_at,
    fields,
    pending: [],
    conflicts: section.conflicts,
    refusal: null,
  };
}

/** Another template asks for other fields; those that were there stay. */
export function withFields(line: Line, section: Section): Line {
  const fresh = openLine(section, line.client).fields;
  if (Object.keys(fresh).every((key) => key in line.fields)) return line;
  return { ...line, fields: { ...fresh, ...line.fields } };
}

export function typed(line: Line, field: string, text: string): Line {
  const shown = line.fields[field];
  const next = wellFormed(text);
  if (!shown || shown.text === next) return line;
  return { ...line, fields: { ...line.fields, [field]: { ...shown, text: next } } };
}

/** Whether the editor holds something that has no number yet. */
export function isUnkept(line: Line): boolean {
  return Object.values(line.fields).some((shown) => shown.text !== shown.view);
}

/** Number what was typed since the last time. */
export function numbered(line: Line, t: string): { line: Line; ops: Op[] } {
  const ops: Op[] = [];
  const fields = { ...line.fields };
  for (const [field, shown] of Object.entries(line.fields)) {
    if (shown.text === shown.view) continue;
    const splice = difference(shown.view, shown.text);
    ops.push(opOf(line, line.seq + ops.length + 1, field, shown.base, splice, t));
    fields[field] = { ...shown, view: shown.text };
  }
  if (ops.length === 0) return { line, ops };
  const seq = line.seq + ops.length;
  return { line: { ...line, seq, fields, pending: [...line.pending, ...ops] }, ops };
}

export function batchOf(line: Line, most = mostOpsAtOnce): Batch {
  const ops = line.pending.slice(0, most);
  return { client_id: line.client, known_version: line.version, ops };
}

/** The server has everything up to `through`. */
export function acknowledged(line: Line, through: number): Line {
  const done = line.pending.filter((op) => op.seq <= through);
  if (done.length === 0) return line;
  const fields = { ...line.fields };
  for (const op of done) {
    const shown = fields[op.field];
    if (shown) fields[op.field] = { ...shown, acked: applySplice(shown.acked, op.splice) };
  }
  const pending = line.pending.filter((op) => op.seq > through);
  return { ...line, acked: through, pending, fields };
}

/** The server has answered a batch. */
export function received(line: Line, receipt: Receipt): Line {
  const next = acknowledged({ ...line, refusal: null }, receipt.acked);
  if (receipt.version < line.version) return looked(next, newsIn(next), next.texts);
  const texts: Record<string, string> = { ...line.texts };
  for (const op of line.pending) {
    if (op.seq <= receipt.acked) texts[op.field] = next.fields[op.field]?.acked ?? "";
  }
  return looked(next, receipt, receipt.texts ?? texts);
}

type News = Pick<Receipt, "version" | "saved_at" | "conflicts">;

function newsIn(line: Line): News {
  return { version: line.version, saved_at: line.savedAt, conflicts: line.conflicts };
}

/** Take in what the server says the note is now. Older news than ours is no news. */
export function looked(line: Line, news: News, texts: Texts): Line {
  if (news.version < line.version) return line;
  const apart = new Set(
    news.conflicts.filter((c) => c.client_id === line.client).map((c) => c.field),
  );
  const waiting = new Set(line.pending.map((op) => op.field));
  const fields: Record<string, FieldText> = {};
  for (const [field, shown] of Object.entries(line.fields)) {
    const isApart = apart.has(field);
    const next = { ...shown, isApart };
    const mayMove = !isApart && !waiting.has(field);
    fields[field] = mayMove ? moved(next, news.version, texts[field] ?? "") : next;
  }
  const { version, saved_at: savedAt, conflicts } = news;
  return { ...line, version, savedAt, conflicts, texts, fields };
}

/** A field may move to a newer text once all its changes are acknowledged. */
function moved(shown: FieldText, version: number, target: string): FieldText {
  const text = mergeParagraphs(shown.view, shown.text, target);
  if (text === null) return shown;
  return { ...shown, base: version, acked: target, view: target, text };
}

/** One change for each field instead of many: only after the server refused the many. */
export function condensed(line: Line, t: string): Line {
  let seq = line.acked;
  const pending: Op[] = [];
  for (const [field, shown] of Object.entries(line.fields)) {
    if (shown.view === shown.acked) continue;
    seq += 1;
    pending.push(opOf(line, seq, field, shown.base, difference(shown.acked, shown.view), t));
  }
  return { ...line, seq, pending, refusal: pending.length === 0 ? null : line.refusal };
}

/** Begin again on what the server has, keeping everything the editor shows. */
export function restarted(line: Line, section: Section, client: string): Line {
  const fresh = openLine(section, client);
  const fields = { ...fresh.fields };
  for (const [field, target] of Object.entries(fresh.fields)) {
    const shown = line.fields[field];
    if (!shown || shown.text === shown.acked) continue;
    const merged = mergeParagraphs(shown.acked, shown.text, target.text);
    fields[field] = { ...target, text: merged ?? `${target.text}\n${shown.text}` };
  }
  return { ...fresh, fields };
}

function opOf(
  line: Line,
  seq: number,
  field: string,
  base: number,
  splice: Op["splice"],
  t: string,
): Op {
  return {
    note_id: line.note,
    client_id: line.client,
    seq,
    base_version: base,
    field,
    splice,
    t,
  };
}
