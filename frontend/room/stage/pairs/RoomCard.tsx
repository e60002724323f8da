import type { ReactElement } from "react";
import type { Person } from "../../contract.ts";
import { guestWords } from "../../guests/words.ts";
import { useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { type Room, type Scene, useMoves } from "./moves.ts";
import { SeatChip } from "./SeatChip.tsx";
import { pairsWords } from "./words.ts";

interface RoomCardProps {
  room: Room;
  title: string;
  scene: Scene;
  move: (seat: string, to: string) => void;
  isOpen: boolean;
}

/** One room beside the circle, as those see it who are not in it. */
export function RoomCard({ room, title, scene, move, isOpen }: RoomCardProps): ReactElement {
  const nameOf = useNameOf();
  const { itemsFor } = useMoves(scene);
  const guests = (scene.visits ?? []).filter((visit) => visit.room === room.id);
  const isCalling = room.calls_since !== null;
  return (
    <fieldset
      className="pair-room"
      data-pair-room={room.id}
      data-calls={isCalling || undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => isOpen && move(event.dataTransfer.getData("text/plain"), room.id)}
    >
      <legend>
        {title}
        {isCalling && (
          <span className="calls" role="status">
            {pairsWords.calls}
          </span>
        )}
      </legend>
      <div className="duo">
        {room.seats.map((seat) => (
          <SeatChip key={seat} seat={seat} name={nameOf(seat)} items={itemsFor(seat)} />
        ))}
      </div>
      <div className="go">
        <span className="small">
          {guests.length > 0
            ? pairsWords.visiting(guests.map(({ seat }) => nameOf(seat)).join(pairsWords.and))
            : knownWords(room)}
          <Interpreters seats={room.seats} />
        </span>
        <VisitButton room={room} scene={scene} title={title} isCalling={isCalling} />
      </div>
    </fieldset>
  );
}

/** Who goes along with one of them: counted nowhere, and not hidden either. */
function Interpreters({ seats }: { seats: readonly string[] }): ReactElement | null {
  const people = useRoom((state) => state.snapshot?.people ?? none);
  const along = people.filter(
    ({ role, beside }) => role === "interpreter" && beside !== null && seats.includes(beside),
  );
  if (along.length === 0) return null;
  return <span className="along">{along.map(({ name }) => guestWords.along(name)).join(" ")}</span>;
}

const none: Person[] = [];

function knownWords(room: Room): string {
  if (room.seats.length < 2) return "";
  const month = room.last_on
    ? new Intl.DateTimeFormat("en-GB", { month: "long" }).format(new Date(room.last_on))
    : "";
  return pairsWords.together(room.times, month);
}

interface VisitButtonProps {
  room: Room;
  scene: Scene;
  title: string;
  isCalling: boolean;
}

function VisitButton({ room, scene, title, isCalling }: VisitButtonProps): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const { act } = useStage();
  const isIn = (scene.visits ?? []).some(({ seat, room: at }) => seat === me && at === room.id);
  const isAhead = scene.phase === "proposed";
  const word = isAhead ? pairsWords.comeAlong : pairsWords.visit;
  return (
    <button
      type="button"
      className={isCalling ? "btn live" : "btn"}
      aria-pressed={isAhead ? isIn : undefined}
      aria-label={`${isCalling ? pairsWords.goThere : word}: ${title}`}
      data-visit={room.id}
      onClick={() => act({ do: "pairs.visit", room: isIn ? null : room.id })}
    >
      {isCalling ? pairsWords.goThere : word}
    </button>
  );
}
