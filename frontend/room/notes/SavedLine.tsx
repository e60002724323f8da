import { CircleAlert, Cloud, CloudCheck, CloudOff, HardDrive } from "lucide-react";
import type { ReactElement } from "react";
import type { Status } from "../journal/status.ts";
import { wordsFor } from "./words.ts";

/** Where what was typed is now, in words that are true. */
export function SavedLine({ status }: { status: Status }): ReactElement {
  const { text, tone } = wordsFor(status);
  const Icon = iconOf(status);
  return (
    <p
      className="note-saved"
      data-tone={tone}
      data-state={status.is}
      role={tone === "warn" || tone === "risk" ? "status" : undefined}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {text}
        {status.is === "signed_out" || status.is === "somebody_else" ? (
          <>
            {" "}
            <a href="/accounts/login/" target="_blank" rel="noreferrer">
              Sign in in a new tab
            </a>
          </>
        ) : null}
      </span>
    </p>
  );
}

function iconOf(status: Status): typeof Cloud {
  switch (status.is) {
    case "saved":
      return CloudCheck;
    case "empty":
      return Cloud;
    case "keeping":
    case "kept":
      return HardDrive;
    case "offline":
      return CloudOff;
    default:
      return CircleAlert;
  }
}
