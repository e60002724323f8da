import { Check, Clock, X } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useNameOf } from "../useStage.ts";
import type { Player } from "./cast.ts";
import { rolePlayWords } from "./words.ts";

type Scene = ViewOf<"role_play">;

const icons = { asked: Clock, yes: Check, no: X } as const;

/** Who is asked to play what, and what they answered: for those who lead. */
export function CastList({ scene }: { scene: Scene }): ReactElement {
  return (
    <ul className="cast">
      {scene.cast.map((player) => (
        <li key={player.seat} data-reply={player.reply}>
          <CastLine player={player} />
        </li>
      ))}
    </ul>
  );
}

function CastLine({ player }: { player: Player }): ReactElement {
  const nameOf = useNameOf();
  const reply = player.reply ?? "asked";
  const Icon = icons[reply];
  return (
    <>
      <span>
        <b>{nameOf(player.seat)}</b> · {player.role || rolePlayWords.parts[player.part]}
      </span>
      <span className={reply === "no" ? "chip warn" : "chip"}>
        <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
        {rolePlayWords.replies[reply]}
      </span>
    </>
  );
}

/** A double who was asked while the scene is played: for those who lead. */
export function DoubleNews({ scene }: { scene: Scene }): ReactElement {
  const nameOf = useNameOf();
  const news = scene.cast.filter((one) => one.reply === "asked" || one.reply === "no");
  return (
    <p className="who">
      {news
        .map(({ seat, reply }) =>
          reply === "no"
            ? rolePlayWords.doubleNo(nameOf(seat))
            : rolePlayWords.doubleAsked(nameOf(seat)),
        )
        .join(" ")}
    </p>
  );
}
