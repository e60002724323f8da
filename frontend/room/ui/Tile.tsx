import { Coffee, Ear, EyeOff, Hand, MicOff, Signal, VideoOff, WifiOff } from "lucide-react";
import type { ReactElement } from "react";
import { SignOf } from "../company/SignOf.tsx";
import { NameForGuests } from "../guests/NameForGuests.tsx";
import { RoleWord } from "../guests/RoleWord.tsx";
import { KnownTags } from "../pulse/Known.tsx";
import { safetyWords } from "../safety/words.ts";
import type { Mark } from "../stage/formats.ts";
import type { Seat } from "../state/seats.ts";
import { useRoom } from "./context.ts";
import { RoleTag } from "./RoleTag.tsx";
import { TileMenu } from "./TileMenu.tsx";
import { Video } from "./Video.tsx";
import { circle } from "./words.ts";

interface TileProps {
  seat: Seat;
  isHidden: boolean;
  mark?: Mark | undefined;
}

/** One person in their own seat. It never moves and never grows; a ring shows who speaks. */
export function Tile({ seat, isHidden, mark }: TileProps): ReactElement {
  const { person, connection, isMe } = seat;
  const letter = useRoom((state) => state.tileKeys[person.seat]);
  const isNeutral = isHidden || connection === "away" || person.is_interrupted;
  const isShown = seat.picture !== null && !isNeutral;
  return (
    <figure
      className={isShown ? "tile" : "tile bare"}
      data-seat={person.seat}
      data-me={isMe || undefined}
      data-speaking={seat.isSpeaking}
      data-muted={seat.isMuted}
      data-camera={seat.picture !== null}
      data-hand={person.hand}
      data-standing="admitted"
      data-connection={connection}
      data-mark={mark?.tone}
    >
      {isShown && seat.picture ? (
        <Video picture={seat.picture} isOwn={isMe} />
      ) : (
        <span className="initial" aria-hidden="true">
          {[...person.name][0] ?? ""}
        </span>
      )}
      <TileBadges seat={seat} isHidden={isHidden} mark={mark} />
      <figcaption>
        {mark?.role && <RoleTag role={mark.role} />}
        {letter && (
          <kbd className="tile-key">
            <span className="unseen">{circle.keyOf}</span> {letter}
          </kbd>
        )}
        <b>{person.name}</b>
        {isMe && <span className="you">{circle.you}</span>}
        {seat.isMuted && connection !== "away" && (
          <MicOff size={15} strokeWidth={1.75} role="img" aria-label={circle.muted} />
        )}
        <RoleWord person={person} className="lead" />
        <NameForGuests person={person} className="lead guest-role" />
      </figcaption>
      <TileMenu seat={seat} />
    </figure>
  );
}

function TileBadges({ seat, isHidden, mark }: TileProps): ReactElement {
  const { person, connection } = seat;
  const icon = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <div className="badges">
      <SignOf seat={person.seat} />
      {mark?.word && <span className={`tag ${mark.tone}`}>{mark.word}</span>}
      {person.hand > 0 && (
        <span className="hand num">
          <Hand {...icon} />
          <span aria-hidden="true">{person.hand}</span>
          <span className="unseen">{circle.hand(person.hand)}</span>
        </span>
      )}
      <KnownTags of={person} />
      {person.is_interrupted && (
        <span className="tag" data-interrupted>
          <Coffee {...icon} />
          <span>{safetyWords.interrupted}</span>
        </span>
      )}
      {person.is_listening && (
        <span className="tag">
          <Ear {...icon} />
          <span>{person.is_without_camera ? safetyWords.unseen : circle.listening}</span>
        </span>
      )}
      {connection === "weak" && (
        <span className="tag">
          <Signal {...icon} />
          <span>{circle.weak}</span>
        </span>
      )}
      {(connection === "mending" || connection === "away") && (
        <span className="tag">
          <WifiOff {...icon} />
          <span>{connection === "away" ? circle.away : circle.mending}</span>
        </span>
      )}
      {person.is_camera_stopped && (
        <span className="tag">
          <VideoOff {...icon} />
          <span>{circle.cameraStopped}</span>
        </span>
      )}
      {isHidden && (
        <span className="tag">
          <EyeOff {...icon} />
          <span>{circle.pictureHidden}</span>
        </span>
      )}
    </div>
  );
}
