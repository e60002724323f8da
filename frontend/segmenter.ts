/** What a blurred background needs, from our own origin: the program and the model. */

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { type Value, Writer } from "./flatbuffer.ts";

const vision = "@mediapipe/tasks-vision";
const folder = "blur/0.10.14";

/** A field of a table: where what it points to lies; null when it is not there. */
function field(view: DataView, table: number, number: number): number | null {
  const layout = table - view.getInt32(table, true);
  const place = 4 + 2 * number;
  if (place >= view.getUint16(layout, true)) return null;
  const offset = view.getUint16(layout + place, true);
  if (offset === 0) return null;
  const at = table + offset;
  return at + view.getUint32(at, true);
}

function elements(view: DataView, vector: number | null): Value[] {
  if (vector === null) return [];
  return Array.from({ length: view.getUint32(vector, true) }, (_, place) => {
    const at = vector + 4 + 4 * place;
    return { is: "old", at: at + view.getUint32(at, true) } as const;
  });
}

const text = (value: string): Value => ({ is: "text", value });
const table = (value: Record<number, Value>): Value => ({ is: "table", value });
const tables = (...value: Value[]): Value => ({ is: "tables", value });
const floats = (...value: number[]): Value => ({ is: "floats", value });

/** What the newer program wants to be told: pixels from 0 to 255 become shares of one. */
function metadata(): Uint8Array {
  const normalization = table({ 0: floats(0), 1: floats(255) });
  const unit = table({ 0: { is: "u8", value: 1 }, 1: normalization });
  const isPicture = table({
    0: { is: "u8", value: 2 },
    1: table({ 0: { is: "u8", value: 1 } }),
  });
  const input = table({ 0: text("input"), 3: isPicture, 4: tables(unit) });
  const output = table({ 0: text("mask") });
  const graph = table({ 2: tables(input), 3: tables(output) });
  return Writer.file(table({ 0: text("Selfie segmenter"), 3: tables(graph) }), "M001");
}

/** The same network, with that said: old tables stay where they are, behind the new root. */
export function withMetadata(model: Uint8Array): Uint8Array {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  const root = view.getUint32(0, true);
  const at = (number: number): Record<number, Value> => {
    const found = field(view, root, number);
    return found === null ? {} : { [number]: { is: "old", at: found } };
  };
  const buffers = elements(view, field(view, root, 4));
  const said = table({ 0: text("TFLITE_METADATA"), 1: { is: "u32", value: buffers.length } });
  const isAligned = table({ 0: { is: "bytes", value: metadata() } });
  const next = table({
    0: { is: "u32", value: 3 },
    ...at(1),
    ...at(2),
    ...at(3),
    4: tables(...buffers, isAligned),
    6: tables(...elements(view, field(view, root, 6)), said),
  });
  return Writer.file(next, "TFL3", model);
}

/** Puts the program and the model beside the room; a browser fetches them when they are wanted. */
export function segmenter(): Plugin {
  const read = (path: string): Uint8Array =>
    readFileSync(new URL(`./node_modules/${path}`, import.meta.url));
  return {
    name: "segmenter",
    generateBundle() {
      for (const name of ["vision_wasm_internal.js", "vision_wasm_internal.wasm"]) {
        const source = read(`${vision}/wasm/${name}`);
        this.emitFile({ type: "asset", fileName: `${folder}/${name}`, source });
      }
      const model = read("@mediapipe/selfie_segmentation/selfie_segmentation.tflite");
      const source = withMetadata(model);
      this.emitFile({ type: "asset", fileName: `${folder}/selfie.tflite`, source });
    },
  };
}
