/** What a tab and the server say to each other about a note: see docs/notes-protocol.md. */

import type { Splice } from "./text.ts";

export interface Op {
  note_id: string;
  client_id: string;
  seq: number;
  base_version: number;
  field: string;
  splice: Splice;
  t: string;
}

export interface Batch {
  client_id: string;
  known_version: number;
  ops: readonly Op[];
}

/** Two wordings of one field. `wording` is not in the note yet; `both` offers one text. */
export interface Conflict {
  id: string;
  field: string;
  client_id: string;
  by: string;
  at: string;
  wording: string;
  both: string;
}

export type Texts = Readonly<Record<string, string>>;

export interface Receipt {
  acked: number;
  version: number;
  saved_at: string | null;
  texts: Texts | null;
  conflicts: readonly Conflict[];
}

/** A field of a section. What is chosen is its text: one value a line. */
export interface NoteField {
  key: string;
  label: string;
  hint: string;
  control: "text" | "one" | "several";
  options: readonly { value: string; label: string }[];
  required: boolean;
  /** Of another template: its words stay. */
  is_kept: boolean;
  quiet: string;
  words: string;
}

export interface Template {
  id: string;
  version: number;
  title: string;
}

export interface Section {
  id: string;
  kind: "group" | "member" | "record";
  title: string;
  seat: number;
  enrolment: string | null;
  template: Template;
  fields: readonly NoteField[];
  version: number;
  texts: Texts;
  saved_at: string | null;
  conflicts: readonly Conflict[];
}

export interface JournalKeys {
  journal: string;
  current: string;
  keys: Record<string, string>;
}

export const mostOpsAtOnce = 200;
