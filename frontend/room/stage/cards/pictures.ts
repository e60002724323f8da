/** Where a card's picture is: with us for the deck of all, behind a door for a practice's own. */

const files = import.meta.glob<string>("../../../../tenfold/library/deck/*.svg", {
  eager: true,
  query: "?url",
  import: "default",
});

const addresses = new Map(
  Object.entries(files).map(([path, address]) => [
    path.slice(path.lastIndexOf("/") + 1, -4),
    address,
  ]),
);

export const backPicture = addresses.get("back");

export function pictureOf(key: string, meeting: string): string {
  return addresses.get(key) ?? `/api/room/${meeting}/cards/${key}`;
}
