/** Just enough of the FlatBuffers format to write a few tables: every offset points forward. */

export type Value =
  | { is: "u8"; value: number }
  | { is: "u32"; value: number }
  | { is: "text"; value: string }
  | { is: "floats"; value: readonly number[] }
  | { is: "bytes"; value: Uint8Array }
  | { is: "tables"; value: readonly Value[] }
  | { is: "table"; value: Readonly<Record<number, Value>> }
  /** Something that lies in the body behind what we write, at this place of it. */
  | { is: "old"; at: number };

const inline = { u8: 1, u32: 4 } as const;
/** Buffers hold weights, which are read in sixteens. */
const widest = 16;

export class Writer {
  private view = new DataView(new ArrayBuffer(4096));
  private end = 0;
  private readonly old: { from: number; at: number }[] = [];

  /** A whole file: our tables, then the body into which they point. */
  static file(root: Value, identifier: string, body: Uint8Array = new Uint8Array()): Uint8Array {
    const writer = new Writer();
    const start = writer.take(8, 4);
    new TextEncoder().encodeInto(identifier, new Uint8Array(writer.view.buffer, 4, 4));
    writer.point(start, writer.put(root));
    const behind = writer.take(0, widest);
    for (const { from, at } of writer.old) writer.point(from, behind + at);
    const file = new Uint8Array(behind + body.length);
    file.set(new Uint8Array(writer.view.buffer, 0, behind));
    file.set(body, behind);
    return file;
  }

  private take(size: number, align: number): number {
    const at = Math.ceil(this.end / align) * align;
    this.end = at + size;
    if (this.end > this.view.byteLength) {
      const grown = new Uint8Array(Math.max(this.end, this.view.byteLength * 2));
      grown.set(new Uint8Array(this.view.buffer));
      this.view = new DataView(grown.buffer);
    }
    return at;
  }

  private point(from: number, to: number): void {
    this.view.setUint32(from, to - from, true);
  }

  /** Write a value at `from`: a number itself, of everything else where it is. */
  private fill(from: number, value: Value): void {
    if (value.is === "u8") this.view.setUint8(from, value.value);
    else if (value.is === "u32") this.view.setUint32(from, value.value, true);
    else if (value.is === "old") this.old.push({ from, at: value.at });
    else this.point(from, this.put(value));
  }

  private put(value: Value): number {
    switch (value.is) {
      case "table":
        return this.putTable(value.value);
      case "tables":
        return this.putVector(value.value.length, 4, (place, from) =>
          this.fill(from, value.value[place] as Value),
        );
      case "floats":
        return this.putVector(value.value.length, 4, (place, from) =>
          this.view.setFloat32(from, value.value[place] ?? 0, true),
        );
      case "bytes":
        return this.putVector(value.value.length, 1, (place, from) =>
          this.view.setUint8(from, value.value[place] ?? 0),
        );
      case "text": {
        const bytes = new TextEncoder().encode(value.value);
        const at = this.putVector(bytes.length, 1, (place, from) =>
          this.view.setUint8(from, bytes[place] ?? 0),
        );
        this.take(1, 1);
        return at;
      }
      default:
        throw new Error(`A ${value.is} has no place of its own.`);
    }
  }

  private putVector(
    count: number,
    size: number,
    write: (place: number, from: number) => void,
  ): number {
    // The elements are aligned, and their number lies right before them.
    const align = size === 1 ? widest : 4;
    const first = this.take(count * size + align, align) + align;
    const at = first - 4;
    this.view.setUint32(at, count, true);
    for (let place = 0; place < count; place += 1) write(place, first + place * size);
    return at;
  }

  private putTable(fields: Readonly<Record<number, Value>>): number {
    const numbers = Object.keys(fields).map(Number);
    const count = Math.max(-1, ...numbers) + 1;
    const layout = this.take(4 + 2 * count, 4);
    let size = 4;
    const places = numbers.map((number) => {
      const { is } = fields[number] as Value;
      const width = is === "u8" || is === "u32" ? inline[is] : 4;
      const place = Math.ceil(size / width) * width;
      size = place + width;
      return [number, place] as const;
    });
    const at = this.take(size, 4);
    this.view.setInt32(at, at - layout, true);
    this.view.setUint16(layout, 4 + 2 * count, true);
    this.view.setUint16(layout + 2, size, true);
    for (const [number, place] of places) {
      this.view.setUint16(layout + 4 + 2 * number, place, true);
    }
    for (const [number, place] of places) this.fill(at + place, fields[number] as Value);
    return at;
  }
}
