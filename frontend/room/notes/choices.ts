/** What is chosen in a field, as it is stored: one value a line, in the order offered. */

import type { NoteField, Section, Texts } from "../journal/protocol.ts";

export function chosenIn(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

export function toggled(field: NoteField, text: string, value: string): string {
  const chosen = chosenIn(text);
  if (field.control === "one") return chosen.includes(value) ? "" : value;
  const next = chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value];
  const known = field.options.map((option) => option.value);
  return next.sort((a, b) => known.indexOf(a) - known.indexOf(b)).join("\n");
}

/** What a person reads of a field. */
export function saidIn(field: NoteField, text: string): string {
  if (field.control === "text") return text;
  return chosenIn(text)
    .map((value) => field.options.find((option) => option.value === value)?.label ?? value)
    .join(", ");
}

/** Words that belong to a choice are asked for once it is not the quiet one. */
export function isAskedFor(field: NoteField, section: Section, texts: Texts): boolean {
  const choice = section.fields.find((other) => other.words === field.key);
  if (!choice || (texts[field.key] ?? "") !== "") return true;
  return chosenIn(texts[choice.key] ?? "").some((value) => value !== choice.quiet);
}
