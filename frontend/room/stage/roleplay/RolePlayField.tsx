import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import type { FieldProps } from "../formats.ts";
import { Portrait } from "../Portrait.tsx";
import { useNameOf } from "../useStage.ts";
import { isPlaying } from "./cast.ts";
import "./roleplay.css";
import { rolePlayWords } from "./words.ts";

/** Who plays, large and before the group; everybody is in the strip beneath. */
export function RolePlayField({ scene, seats }: FieldProps<ViewOf<"role_play">>): ReactElement {
  const nameOf = useNameOf();
  const players = scene.cast.filter(isPlaying).flatMap((player) => {
    const seat = seats.find((one) => one.person.seat === player.seat);
    return seat ? [{ seat, role: rolePlayWords.tag(player, nameOf(player.plays)) }] : [];
  });
  return (
    <section className="scene-ring" aria-label={rolePlayWords.scene}>
      {players.map(({ seat, role }) => (
        <Portrait key={seat.person.seat} seat={seat} role={role} />
      ))}
    </section>
  );
}
