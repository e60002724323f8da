import type { ReactElement } from "react";
import type { FieldProps } from "../formats.ts";
import { useNameOf } from "../useStage.ts";
import { BroughtBack } from "./BroughtBack.tsx";
import { type Scene, useMoves } from "./moves.ts";
import "./pairs.css";
import { RoomCard } from "./RoomCard.tsx";
import { RoundSide } from "./RoundSide.tsx";
import { SeatChip } from "./SeatChip.tsx";
import { pairsWords } from "./words.ts";

/** Those who lead see who is with whom: names and time, never a face or a sound of a room. */
export function PairsField({ scene }: FieldProps<Scene>): ReactElement {
  const { move, itemsFor } = useMoves(scene);
  const nameOf = useNameOf();
  const isOpen = scene.phase !== "back";
  const drop = { move, isOpen };
  const brought = scene.brought_back.length > 0 && <BroughtBack scene={scene} />;
  if (!scene.rooms) {
    return (
      <section className="pairs-field alone" aria-label={pairsWords.broughtBack}>
        {brought}
      </section>
    );
  }
  return (
    <section className="pairs-field" data-phase={scene.phase} aria-label={pairsWords.title}>
      <div className="pairs-rooms">
        {scene.phase === "back"
          ? brought || <p className="pairs-back">{pairsWords.back}</p>
          : (scene.rooms ?? []).map((room, place) => (
              <RoomCard
                key={room.id}
                room={room}
                title={pairsWords.room(scene.size, place + 1)}
                scene={scene}
                {...drop}
              />
            ))}
        {isOpen && (scene.left_over ?? []).length > 0 && (
          <fieldset
            className="pair-room in-circle"
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => move(event.dataTransfer.getData("text/plain"), "circle")}
          >
            <legend>{pairsWords.inCircle}</legend>
            <div className="duo">
              {(scene.left_over ?? []).map((seat) => (
                <SeatChip key={seat} seat={seat} name={nameOf(seat)} items={itemsFor(seat)} />
              ))}
            </div>
          </fieldset>
        )}
      </div>
      <RoundSide scene={scene} />
    </section>
  );
}
