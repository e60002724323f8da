import type { ReactElement } from "react";
import { signOf } from "../state/company.ts";
import { useNow, useRoom } from "../ui/context.ts";
import { signIcons } from "./signs.ts";
import { signWords } from "./words.ts";

/** The sign that somebody gives, while it lasts. */
export function SignOf({ seat }: { seat: string }): ReactElement | null {
  const isAny = useRoom((state) => state.snapshot?.signs.some((one) => one.seat === seat) === true);
  return isAny ? <Showing seat={seat} /> : null;
}

function Showing({ seat }: { seat: string }): ReactElement | null {
  const signs = useRoom((state) => state.snapshot?.signs ?? []);
  const sign = signOf(signs, seat, useNow());
  if (!sign) return null;
  const Icon = signIcons[sign.kind];
  return (
    <span className="tag sign" data-sign={sign.kind}>
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      <span>{signWords[sign.kind]}</span>
    </span>
  );
}
