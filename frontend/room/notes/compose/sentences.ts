/** Sentences that are offered, and names that are replaced. Positions count code points. */

import type { Named, Offer } from "../../journal/finishing.ts";
import type { Texts } from "../../journal/protocol.ts";

/** A text with a sentence at its end. */
export function appended(text: string, sentence: string): string {
  const before = text.trimEnd();
  return before === "" ? sentence.trim() : `${before} ${sentence.trim()}`;
}

/** What is not in the note yet. A sentence that was changed counts as taken by the author. */
export function stillOffered(
  offers: readonly Offer[],
  texts: Texts,
  left: ReadonlySet<string>,
): readonly Offer[] {
  const all = Object.values(texts);
  return offers.filter(
    (offer) => !left.has(keyOf(offer)) && !all.some((text) => text.includes(offer.sentence)),
  );
}

/** What stands for an offer as long as no moment joins it. */
export function keyOf(offer: Offer): string {
  return offer.sources.map(({ id }) => id).join(" ");
}

/** The names that still stand where the server saw them. */
export function standing(named: readonly Named[], texts: Texts): readonly Named[] {
  return named.filter(({ field, start, end, text }) => {
    const signs = [...(texts[field] ?? "")];
    return signs.slice(start, end).join("") === text;
  });
}

/** The fields with these names replaced: from the last to the first, so that places hold. */
export function replaced(named: readonly Named[], texts: Texts): Texts {
  const changed: Record<string, string> = {};
  for (const one of [...named].sort((a, b) => b.start - a.start)) {
    const signs = [...(changed[one.field] ?? texts[one.field] ?? "")];
    signs.splice(one.start, one.end - one.start, one.replacement);
    changed[one.field] = signs.join("");
  }
  return changed;
}

/** When it was marked: hours and minutes into the session. */
export function moment(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
