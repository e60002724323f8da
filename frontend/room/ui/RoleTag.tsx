import type { ReactElement } from "react";
import { circle } from "./words.ts";

/** Whom somebody plays, before their own name. */
export function RoleTag({ role }: { role: string }): ReactElement {
  return (
    <span className="role-tag">
      {role}
      <span className="unseen">{circle.playedBy}</span>
    </span>
  );
}
