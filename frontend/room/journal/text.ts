/** Changes of a text. On the wire, positions count Unicode code points. */

export interface Splice {
  at: number;
  remove: number;
  insert: string;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without halves of characters, which cannot be sent. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, "\uFFFD");
}

/** Where two texts differ, in UTF-16 units: from `start`, with `tail` equal units at the end. */
export function differingRange(before: string, after: string): { start: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  let tail = 0;
  const most = shorter - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1;
  return { start, tail };
}

/** The one splice that turns `before` into `after`, as small as it can be. */
export function difference(before: string, after: string): Splice {
  const { start, tail } = differingRange(before, after);
  return {
    at: codePoints(before, 0, start),
    remove: codePoints(before, start, before.length - tail),
    insert: after.slice(start, after.length - tail),
  };
}

export function applySplice(text: string, splice: Splice): string {
  const from = unitsFor(text, 0, splice.at);
  const to = unitsFor(text, from, splice.remove);
  return text.slice(0, from) + splice.insert + text.slice(to);
}

/** Where a caret belongs after the text around it was changed by somebody else. */
export function movedCaret(caret: number, before: string, after: string): number {
  const { start, tail } = differingRange(before, after);
  if (caret <= start) return caret;
  if (caret >= before.length - tail) return caret + after.length - before.length;
  return Math.min(caret, after.length - tail);
}

interface Stretch {
  start: number;
  end: number;
  lines: readonly string[];
}

/** Both changes of `ancestor`, or null when they are about the same paragraph. */
export function mergeParagraphs(ancestor: string, mine: string, theirs: string): string | null {
  if (mine === ancestor || mine === theirs) return theirs;
  if (theirs === ancestor) return mine;
  const before = ancestor.split("\n");
  const ours = changedStretch(before, mine.split("\n"));
  const other = changedStretch(before, theirs.split("\n"));
  if (clash(ours, other)) return null;
  const inOrder = [ours, other].sort((a, b) => a.start - b.start || a.end - b.end);
  const after: string[] = [];
  let position = 0;
  for (const stretch of inOrder) {
    after.push(...before.slice(position, stretch.start), ...stretch.lines);
    position = stretch.end;
  }
  return [...after, ...before.slice(position)].join("\n");
}

function changedStretch(before: readonly string[], after: readonly string[]): Stretch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, lines: after.slice(start, after.length - tail) };
}

function clash(one: Stretch, other: Stretch): boolean {
  if (one.start < other.end && other.start < one.end) return true;
  const bothGrow = grows(one) && grows(other);
  return bothGrow && one.start <= other.end && other.start <= one.end;
}

function grows(stretch: Stretch): boolean {
  return stretch.lines.length > stretch.end - stretch.start;
}

function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let unit = from; unit < to; unit += 1) if (!isLow(text.charCodeAt(unit))) count += 1;
  return count;
}

function unitsFor(text: string, from: number, count: number): number {
  let unit = from;
  for (let seen = 0; seen < count; seen += 1) unit += isHigh(text.charCodeAt(unit)) ? 2 : 1;
  return unit;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
