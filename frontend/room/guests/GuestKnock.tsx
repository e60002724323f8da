import { Hand } from "lucide-react";
import type { ReactElement } from "react";
import type { GuestRole } from "../state/roles.ts";
import { useCommands } from "../ui/context.ts";
import { words } from "../ui/words.ts";
import { guestWords } from "./words.ts";

interface GuestKnockProps {
  role: GuestRole;
  closedUntil: string | null;
}

/** What a guest may do and what they keep to themselves, and the knock. */
export function GuestKnock({ role, closedUntil }: GuestKnockProps): ReactElement {
  const commands = useCommands();
  return (
    <div className="way-in">
      <p>{guestWords.may(role)}</p>
      <p>{guestWords.seen}</p>
      <p>{guestWords.confidential}</p>
      {closedUntil && <p data-door="closed">{closedUntil}</p>}
      <button
        type="button"
        className="btn primary knock"
        disabled={closedUntil !== null}
        onClick={commands.knock}
      >
        <Hand size={20} strokeWidth={1.75} aria-hidden="true" />
        {words.knock}
      </button>
      <p className="small middle">{words.nobodySees}</p>
    </div>
  );
}
