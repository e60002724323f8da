/** Lower case without accents, so that "Zoe" finds "Zoë". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether every word that was typed begins a word of the text. */
export function matches(text: string, typed: string): boolean {
  const words = plain(text).split(/\s+/);
  return plain(typed)
    .split(/\s+/)
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/** The next place in a list that wraps around; -1 stands for none. */
export function step(place: number, by: 1 | -1, length: number): number {
  if (length === 0) return -1;
  return (place + by + length + (place === -1 && by === -1 ? 1 : 0)) % length;
}
