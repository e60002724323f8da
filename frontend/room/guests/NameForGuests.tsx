import type { ReactElement } from "react";
import type { Person } from "../contract.ts";
import { isGuest } from "../state/roles.ts";
import { useRoom } from "../ui/context.ts";
import { guestWords } from "./words.ts";

interface NameForGuestsProps {
  person: Person;
  className: string;
  /** Also while no guest is in the circle. */
  isAhead?: boolean;
}

/** What a guest sees a member as: for the member on their own tile, and for who leads. */
export function NameForGuests({
  person,
  className,
  isAhead = false,
}: NameForGuestsProps): ReactElement | null {
  const isVisited = useRoom(
    (state) => state.snapshot?.people.some(({ role }) => isGuest(role)) === true,
  );
  const own = useRoom(({ snapshot }) =>
    snapshot?.me.seat === person.seat ? snapshot.me.name_for_guests : null,
  );
  const name = own ?? person.name_for_guests;
  if (!name || !(isVisited || isAhead)) return null;
  return (
    <span className={className} data-to-guests>
      {guestWords.toGuests(name)}
    </span>
  );
}
