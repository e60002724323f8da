import type { CSSProperties, ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { type Box, evenGrid, gap } from "../../state/grid.ts";
import type { FieldProps } from "../formats.ts";
import { Portrait } from "../Portrait.tsx";
import { useNameOf } from "../useStage.ts";
import { isPlaying } from "./cast.ts";
import "./roleplay.css";
import { rolePlayWords } from "./words.ts";

const inOneRow = 3;

function inRows(count: number, box: Box): CSSProperties {
  const { columns, width, height } = evenGrid(count, box);
  return {
    maxWidth: columns * (width + gap) - gap,
    ["--portrait-width" as string]: `${width}px`,
    ["--portrait-height" as string]: `${height}px`,
  };
}

/** Who plays, large and before the group; everybody is in the strip beneath. */
export function RolePlayField({
  scene,
  seats,
  box,
}: FieldProps<ViewOf<"role_play">>): ReactElement {
  const nameOf = useNameOf();
  const players = scene.cast.filter(isPlaying).flatMap((player) => {
    const seat = seats.find((one) => one.person.seat === player.seat);
    return seat ? [{ seat, role: rolePlayWords.tag(player, nameOf(player.plays)) }] : [];
  });
  const isMany = players.length > inOneRow;
  return (
    <section
      className={isMany ? "scene-ring many" : "scene-ring"}
      style={isMany ? inRows(players.length, box) : {}}
      aria-label={rolePlayWords.scene}
    >
      {players.map(({ seat, role }) => (
        <Portrait key={seat.person.seat} seat={seat} role={role} />
      ))}
    </section>
  );
}
