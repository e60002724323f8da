/** The server's half of the note protocol, for tests: one note, kept in memory. */

import type { Batch, Conflict, NoteField, Op, Receipt, Section } from "./protocol.ts";
import type { Answer } from "./server.ts";
import { applySplice, mergeParagraphs } from "./text.ts";

type Texts = Record<string, string>;

export class FakeServer {
  versions: Texts[] = [{ focus: "", process: "" }];
  ops: (Op & { version: number })[] = [];
  conflicts: (Conflict & { ancestor: string })[] = [];

  get texts(): Texts {
    return this.versions.at(-1) ?? {};
  }

  section(): Section {
    const fields = ["focus", "process"].map(
      (key): NoteField => ({
        key,
        label: key,
        hint: "",
        control: "text",
        options: [],
        required: false,
        is_kept: false,
        quiet: "",
        words: "",
      }),
    );
    return {
      id: "note",
      kind: "group",
      title: "",
      seat: 0,
      enrolment: null,
      template: { id: "group", version: 1, title: "Group" },
      fields,
      version: this.versions.length - 1,
      texts: this.texts,
      saved_at: "2026-11-23T18:00:00Z",
      conflicts: [...this.conflicts],
    };
  }

  accept(batch: Batch): Answer<Receipt> {
    const own = this.ops.filter((op) => op.client_id === batch.client_id);
    const acked = own.at(-1)?.seq ?? 0;
    const fresh = batch.ops.filter((op) => op.seq > acked);
    if (fresh.some((op, index) => op.seq !== acked + index + 1)) {
      return { is: "refused", code: "gap", message: "gap", acked };
    }
    const isNext = this.versions.length - 1 === batch.known_version;
    const seen = new Map<string, string>();
    const texts = { ...this.texts };
    for (const field of new Set(fresh.map((op) => op.field))) {
      const ops = fresh.filter((op) => op.field === field);
      const base = ops[0]?.base_version ?? 0;
      if (ops.some((op) => op.base_version !== base)) throw new Error("two bases");
      const before = own
        .filter((op) => op.field === field && op.base_version === base)
        .reduce((text, op) => applySplice(text, op.splice), this.versions[base]?.[field] ?? "");
      const after = ops.reduce((text, op) => applySplice(text, op.splice), before);
      seen.set(field, after);
      this.merge(batch.client_id, field, before, after, texts);
    }
    if (fresh.length > 0) this.versions.push(texts);
    const version = this.versions.length - 1;
    this.ops.push(...fresh.map((op) => ({ ...op, version })));
    const asSeen = [...seen].every(([field, text]) => texts[field] === text);
    return {
      is: "answer",
      value: {
        acked: acked + fresh.length,
        version,
        saved_at: "2026-11-23T18:00:01Z",
        texts: isNext && asSeen ? null : { ...texts },
        conflicts: [...this.conflicts],
      },
    };
  }

  private merge(client: string, field: string, before: string, after: string, texts: Texts): void {
    const open = this.conflicts.find((c) => c.client_id === client && c.field === field);
    const ancestor = open?.ancestor ?? before;
    const merged = mergeParagraphs(ancestor, after, texts[field] ?? "");
    this.conflicts = this.conflicts.filter((conflict) => conflict !== open);
    if (merged !== null) {
      texts[field] = merged;
      return;
    }
    const id = open?.id ?? `${client}-${this.versions.length}`;
    this.conflicts.push({
      id,
      field,
      client_id: client,
      by: "Hanna",
      at: "2026-11-23T18:00:01Z",
      wording: after,
      both: `${texts[field]}\n${after}`,
      ancestor,
    });
  }
}
