import { type ReactElement, Suspense, useRef } from "react";
import { FlagNotices } from "../before/Flags.tsx";
import type { Snapshot } from "../contract.ts";
import { ClosingAsk } from "../homework/ClosingAsk.tsx";
import { CheckOut } from "../pulse/CheckOut.tsx";
import { AsideBanner } from "../safety/AsideBanner.tsx";
import { useRest } from "../safety/useRest.ts";
import { formatOf, noMarks } from "../stage/formats.ts";
import { useNameOf } from "../stage/useStage.ts";
import { type Box, bestGrid, bestStage } from "../state/grid.ts";
import { type OnStage, onStage } from "../state/onStage.ts";
import type { Seat } from "../state/seats.ts";
import { useIsGuest, useRoom, useView } from "./context.ts";
import { Guard } from "./Guard.tsx";
import { lazily } from "./lazily.ts";
import { Tile } from "./Tile.tsx";
import { useBox } from "./useBox.ts";
import { Video } from "./Video.tsx";
import { circle } from "./words.ts";

const Rest = lazily(async () => (await import("../safety/Rest.tsx")).Rest);

/** The circle, or something large and the circle as a strip. The order is the same in both. */
export function Stage({ seats: everyone }: { seats: readonly Seat[] }): ReactElement {
  const seats = everyone.filter((seat) => seat.connection !== "elsewhere");
  const ref = useRef<HTMLDivElement>(null);
  const box = useBox(ref);
  const [view] = useView();
  const spotlight = useRoom((state) => state.snapshot?.spotlight ?? null);
  const looksOn = useIsGuest();
  const rest = useRest(everyone);
  const nameOf = useNameOf();
  const stage = useRoom((state) => (isAside(state.snapshot) ? null : state.snapshot?.stage));
  const scene = rest ? null : (stage ?? null);
  const format = scene && formatOf(scene);
  const shown = rest ? null : onStage(seats, spotlight, view.pin);
  const hasField = scene !== null && (format?.hasField?.(scene) ?? true);
  const FormatField = format?.Field && hasField && !shown?.isScreen ? format.Field : null;
  const star = FormatField ? null : shown;
  const isSlim = rest !== null || (FormatField !== null && format?.hasSlimStrip === true);
  const large = star || FormatField || rest ? bestStage(seats.length, box, isSlim) : null;
  const grid = large ? large.strip : bestGrid(seats.length, box);
  const marks = scene && format?.marks ? format.marks(scene, nameOf) : noMarks;
  return (
    <main className="stage" data-format={scene?.format} data-looks-on={looksOn || undefined}>
      <FlagNotices />
      <AsideBanner seats={everyone} />
      <CheckOut />
      <ClosingAsk />
      {scene && format?.Banner && (
        <Guard>
          <Suspense fallback={null}>
            <format.Banner scene={scene} seats={seats} />
          </Suspense>
        </Guard>
      )}
      <div className="stage-box" ref={ref}>
        {large && star && <Field star={star} box={large.field} />}
        {large && rest && (
          <div className="format-field" style={large.field}>
            <Guard>
              <Suspense fallback={null}>
                <Rest {...rest} />
              </Suspense>
            </Guard>
          </div>
        )}
        {large && FormatField && scene && (
          <div className="format-field" style={large.field}>
            <Guard>
              <Suspense fallback={null}>
                <FormatField scene={scene} seats={seats} box={large.field} />
              </Suspense>
            </Guard>
          </div>
        )}
        <div
          className={large ? "circle strip" : "circle"}
          data-columns={grid.columns}
          style={{
            gridTemplateColumns: `repeat(${grid.columns}, ${grid.width}px)`,
            gridAutoRows: `${grid.height}px`,
          }}
        >
          {seats.map((seat) => (
            <Tile
              key={seat.person.seat}
              seat={seat}
              mark={marks[seat.person.seat]}
              isHidden={seat.isMe && view.isSelfHidden}
            />
          ))}
        </div>
      </div>
    </main>
  );
}

function isAside(snapshot: Snapshot | null): boolean {
  const standing = snapshot?.me.standing;
  return standing?.is === "admitted" && standing.kind === "aside";
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
