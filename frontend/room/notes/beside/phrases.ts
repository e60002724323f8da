/** Quick phrases: what `;` and a short word become. Pure. */

import type { Phrase } from "../../journal/beside.ts";

/** What a phrase may be filled with. What is not known is left to the author. */
export interface Known {
  goal: string | null;
  exercise: string | null;
  minutes: string | null;
}

/** A `;` with the letters after it, before the caret. */
export interface Call {
  from: number;
  to: number;
  word: string;
}

const call = /(?:^|[\s([“"])(;([a-z]{0,16}))$/i;
const blank = /\{(goal|exercise|minutes)\}/g;

/** Whether somebody is calling a phrase where the caret is: `;` begins a word. */
export function callAt(text: string, caret: number): Call | null {
  const found = call.exec(text.slice(Math.max(0, caret - 24), caret));
  if (found?.[1] === undefined) return null;
  return { from: caret - found[1].length, to: caret, word: (found[2] ?? "").toLowerCase() };
}

/** More are not read; another letter narrows them. */
const most = 6;

/** The phrases that begin like this. */
export function called(phrases: readonly Phrase[], word: string): readonly Phrase[] {
  return phrases.filter(({ key }) => key.startsWith(word)).slice(0, most);
}

export function filled(phrase: string, known: Known): string {
  return phrase.replace(blank, (place, name: keyof Known) => known[name] ?? place);
}

/** A phrase to look at: what waits for words is a gap. */
export function previewed(phrase: string, known: Known): string {
  return filled(phrase, known).replace(blank, "___");
}

export interface Written {
  text: string;
  /** What is selected afterwards: the first place that waits for words, or the end. */
  start: number;
  end: number;
}

/** The text with the phrase instead of its call. */
export function written(text: string, at: Call, phrase: string): Written {
  const after = text.slice(at.to);
  const gap = after === "" || /^\s/.test(after) ? "" : " ";
  const end = at.from + phrase.length + gap.length;
  const place = new RegExp(blank.source).exec(phrase);
  const start = place ? at.from + place.index : end;
  return {
    text: text.slice(0, at.from) + phrase + gap + after,
    start,
    end: place ? start + place[0].length : end,
  };
}

/** A text with something said put in where the caret is, with room around it. */
export function withSpoken(text: string, caret: number, said: string): Written {
  const words = said.trim();
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const lead = before === "" || /[\s(]$/.test(before) ? "" : " ";
  const gap = after === "" || /^[\s.,;:!?)]/.test(after) ? "" : " ";
  const end = before.length + lead.length + words.length;
  return { text: before + lead + words + gap + after, start: end, end };
}
