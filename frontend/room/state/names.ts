const longest = 60;

/** A name as it stands in a sentence or on a button; lists show the whole of it. */
export function shortName(name: string): string {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : name;
}
