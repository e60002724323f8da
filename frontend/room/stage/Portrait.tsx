import type { ReactElement } from "react";
import { NameForGuests } from "../guests/NameForGuests.tsx";
import { RoleWord } from "../guests/RoleWord.tsx";
import type { Seat } from "../state/seats.ts";
import { RoleTag } from "../ui/RoleTag.tsx";
import { Video } from "../ui/Video.tsx";
import { circle } from "../ui/words.ts";
import "./stage.css";

interface PortraitProps {
  seat: Seat;
  /** Whom they play, in a word. */
  role?: string;
  className?: string;
}

/** One person, larger than in the strip. */
export function Portrait({ seat, role, className = "" }: PortraitProps): ReactElement {
  const { person, picture, isMe, isSpeaking, connection } = seat;
  const isShown = picture !== null && connection !== "away";
  return (
    <figure
      className={`field portrait ${isShown ? "" : "bare"} ${className}`}
      data-portrait={person.seat}
      data-speaking={isSpeaking}
    >
      {isShown ? (
        <Video picture={picture} isOwn={isMe} />
      ) : (
        <span className="initial" aria-hidden="true">
          {[...person.name][0] ?? ""}
        </span>
      )}
      <figcaption>
        {role && <RoleTag role={role} />}
        <b>
          {person.name} {isMe && circle.you}
        </b>
        {connection === "away" && <span className="small">{circle.away}</span>}
        <RoleWord person={person} className="lead" />
        <NameForGuests person={person} className="lead guest-role" />
      </figcaption>
    </figure>
  );
}
