import { Ear, EyeOff, Hand, MicOff, Signal, VideoOff, WifiOff } from "lucide-react";
import type { ReactElement } from "react";
import type { Seat } from "../state/seats.ts";
import { TileMenu } from "./TileMenu.tsx";
import { Video } from "./Video.tsx";
import { circle } from "./words.ts";

interface TileProps {
  seat: Seat;
  isHidden: boolean;
}

/** One person in their own seat. It never moves and never grows; a ring shows who speaks. */
export function Tile({ seat, isHidden }: TileProps): ReactElement {
  const { person, connection, isMe } = seat;
  const isShown = seat.picture !== null && !isHidden && connection !== "away";
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
    >
      {isShown && seat.picture ? (
        <Video picture={seat.picture} isOwn={isMe} />
      ) : (
        <span className="initial" aria-hidden="true">
          {[...person.name][0] ?? ""}
        </span>
      )}
      <TileBadges seat={seat} isHidden={isHidden} />
      <figcaption>
        <b>{person.name}</b>
        {isMe && <span className="you">{circle.you}</span>}
        {seat.isMuted && connection !== "away" && (
          <MicOff size={15} strokeWidth={1.75} role="img" aria-label={circle.muted} />
        )}
        {person.role !== "member" && <span className="lead">{circle.leads}</span>}
      </figcaption>
      <TileMenu seat={seat} />
    </figure>
  );
}

function TileBadges({ seat, isHidden }: TileProps): ReactElement {
  const { person, connection } = seat;
  const icon = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <div className="badges">
      {person.hand > 0 && (
        <span className="hand num">
          <Hand {...icon} />
          <span aria-hidden="true">{person.hand}</span>
          <span className="unseen">{circle.hand(person.hand)}</span>
        </span>
      )}
      {person.is_listening && (
        <span className="tag">
          <Ear {...icon} />
          <span>{circle.listening}</span>
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
