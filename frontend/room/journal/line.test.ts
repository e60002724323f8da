import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeServer } from "./fakeServer.ts";
import { groups } from "./leftovers.ts";
import { batchOf, type Line, looked, numbered, openLine, received, typed } from "./line.ts";
import { makeSeal } from "./seal.ts";
import { openShelf, type Shelf } from "./shelf.ts";

const keys = { journal: "", current: "k1", keys: { k1: btoa("0123456789abcdef".repeat(2)) } };
const now = "2026-11-23T18:00:00Z";

type Step =
  | { is: "write"; tab: number; field: "focus" | "process"; at: number; isParagraph: boolean }
  | { is: "send"; tab: number; line: "fine" | "lost question" | "lost answer" }
  | { is: "look"; tab: number }
  | { is: "kill"; tab: number };

const tabs = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant("write" as const),
      tab: tabs,
      field: fc.constantFrom("focus" as const, "process" as const),
      at: fc.integer({ min: 0, max: 40 }),
      isParagraph: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant("send" as const),
      tab: tabs,
      line: fc.constantFrom("fine" as const, "lost question" as const, "lost answer" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant("look" as const), tab: tabs }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("kill" as const), tab: tabs }) },
);

class World {
  server = new FakeServer();
  lines: Line[];
  words: string[] = [];
  clients = 0;

  constructor(readonly shelf: Shelf) {
    this.lines = [this.fresh(), this.fresh()];
  }

  fresh(): Line {
    this.clients += 1;
    return openLine(this.server.section(), `client-${this.clients}`);
  }

  async take(step: Step): Promise<void> {
    const line = this.lines[step.tab];
    if (!line) return;
    if (step.is === "write") await this.write(line, step);
    else if (step.is === "send") await this.send(line, step.tab, step.line);
    else if (step.is === "look") {
      const section = this.server.section();
      this.lines[step.tab] = looked(line, section, section.texts);
    } else this.lines[step.tab] = this.fresh();
  }

  async write(line: Line, step: Extract<Step, { is: "write" }>): Promise<void> {
    const text = line.fields[step.field]?.text ?? "";
    const word = `w${this.words.length}.`;
    const at = text.indexOf(" ", step.at) + 1 || text.length;
    const gap = step.isParagraph ? "\n" : " ";
    const after = `${text.slice(0, at)}${gap}${word}${gap}${text.slice(at)}`;
    const { line: next, ops } = numbered(typed(line, step.field, after), now);
    await this.shelf.put(ops);
    this.words.push(word);
    this.lines[step.tab] = next;
  }

  async send(line: Line, tab: number, fate: string): Promise<void> {
    if (line.pending.length === 0 || fate === "lost question") return;
    const answer = this.server.accept(batchOf(line));
    if (answer.is !== "answer") throw new Error(answer.is);
    if (fate === "lost answer") return;
    await this.shelf.forget(line.note, line.client, answer.value.acked);
    this.lines[tab] = received(line, answer.value);
  }

  async everythingArrives(): Promise<void> {
    for (const ops of groups(await this.shelf.all(), new Set())) {
      const client = ops[0]?.client_id ?? "";
      const answer = this.server.accept({ client_id: client, known_version: 0, ops });
      if (answer.is !== "answer") throw new Error(answer.is);
      await this.shelf.forget("note", client, answer.value.acked);
      this.lines = this.lines.map((line) =>
        line.client === client ? received(line, answer.value) : line,
      );
    }
    const section = this.server.section();
    this.lines = this.lines.map((line) => looked(line, section, section.texts));
  }
}

test("whatever is lost on the way, nothing in the journal is lost or doubled", async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      number += 1;
      const shelf = await openShelf(`run-${number}`, await makeSeal(keys));
      const world = new World(shelf);
      for (const one of steps) await world.take(one);
      await world.everythingArrives();

      const { texts, conflicts, ops } = world.server;
      const saved = Object.values(texts).join(" ").split(/\s+/);
      const waiting = conflicts.flatMap((conflict) => conflict.wording.split(/\s+/));
      for (const word of world.words) {
        expect([...saved, ...waiting]).toContain(word);
        expect(saved.filter((other) => other === word).length).toBeLessThanOrEqual(1);
      }
      expect(new Set(ops.map((op) => `${op.client_id}-${op.seq}`)).size).toBe(ops.length);
      expect(await shelf.all()).toEqual([]);
      for (const line of world.lines) {
        for (const [field, shown] of Object.entries(line.fields)) {
          if (!shown.isApart) expect(shown.text).toBe(texts[field]);
        }
      }
      shelf.close();
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("what lies on the device cannot be read without the key, nor moved elsewhere", async () => {
  const seal = await makeSeal(keys);
  const stranger = await makeSeal({ ...keys, keys: { k1: btoa("fedcba9876543210".repeat(2)) } });
  const line = openLine(new FakeServer().section(), "client-1");
  const { ops } = numbered(typed(line, "focus", "zwitscherkanarie"), now);
  const op = ops[0];
  if (!op) throw new Error("nothing was typed");
  const row = await seal.close(op);

  expect(new TextDecoder("latin1").decode(row.sealed)).not.toContain("zwitscher");
  expect(await seal.open(row)).toEqual(op);
  expect(await seal.open({ ...row, note: "another" })).toBeNull();
  expect(await stranger.open(row)).toBeNull();
});
