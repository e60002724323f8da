import type { ReactElement } from "react";
import type { Person } from "../contract.ts";
import { isGuest } from "../state/roles.ts";
import { useName } from "../ui/Dialog.tsx";
import { roleWord } from "./words.ts";

interface RoleWordProps {
  person: Person;
  className: string;
}

/** What somebody is here as, beside their name: of a guest it is seen on the smallest tile. */
export function RoleWord({ person, className }: RoleWordProps): ReactElement | null {
  const beside = useName(person.beside ?? "");
  const word = roleWord(person.role, beside);
  if (!word) return null;
  return (
    <span
      className={isGuest(person.role) ? `${className} guest-role` : className}
      data-role={person.role}
    >
      {word}
    </span>
  );
}
