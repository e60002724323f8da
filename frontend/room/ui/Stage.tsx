import { type ReactElement, useRef } from "react";
import { type Box, bestGrid, bestStage } from "../state/grid.ts";
import { type OnStage, onStage } from "../state/onStage.ts";
import type { Seat } from "../state/seats.ts";
import { useRoom, useView } from "./context.ts";
import { Tile } from "./Tile.tsx";
import { useBox } from "./useBox.ts";
import { Video } from "./Video.tsx";
import { circle } from "./words.ts";

/** The circle, or somebody large and the circle as a strip. The order is the same in both. */
export function Stage({ seats }: { seats: readonly Seat[] }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  const box = useBox(ref);
  const [view] = useView();
  const spotlight = useRoom((state) => state.snapshot?.spotlight ?? null);
  const star = onStage(seats, spotlight, view.pin);
  const stage = star ? bestStage(seats.length, box) : null;
  const grid = stage ? stage.strip : bestGrid(seats.length, box);
  return (
    <main className="stage">
      <div className="stage-box" ref={ref}>
        {star && stage && <Field star={star} box={stage.field} />}
        <div
          className={stage ? "circle strip" : "circle"}
          data-columns={grid.columns}
          style={{
            gridTemplateColumns: `repeat(${grid.columns}, ${grid.width}px)`,
            gridAutoRows: `${grid.height}px`,
          }}
        >
          {seats.map((seat) => (
            <Tile key={seat.person.seat} seat={seat} isHidden={seat.isMe && view.isSelfHidden} />
          ))}
        </div>
      </div>
    </main>
  );
}

function Field({ star, box }: { star: OnStage; box: Box }): ReactElement {
  const { seat, picture, isScreen } = star;
  const { name } = seat.person;
  return (
    <figure
      className={picture ? "field" : "field bare"}
      style={{ width: box.width, height: box.height }}
      data-field={seat.person.seat}
      data-speaking={seat.isSpeaking}
    >
      {picture ? (
        <Video picture={picture} isOwn={seat.isMe && !isScreen} isWhole={isScreen} />
      ) : (
        <span className="initial" aria-hidden="true">
          {[...name][0] ?? ""}
        </span>
      )}
      <figcaption>
        <b>{isScreen ? circle.sharing(name) : name}</b>
      </figcaption>
    </figure>
  );
}
