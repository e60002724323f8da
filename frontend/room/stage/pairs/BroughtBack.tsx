import type { ReactElement } from "react";
import { useNameOf } from "../useStage.ts";
import type { Scene } from "./moves.ts";
import { pairsWords } from "./words.ts";

/** What the teams brought back, for everybody to read. */
export function BroughtBack({ scene }: { scene: Scene }): ReactElement {
  const nameOf = useNameOf();
  return (
    <ul className="brought-back" aria-label={pairsWords.broughtBack}>
      {scene.brought_back.map(({ room, seats, text }) => (
        <li key={room}>
          <p>{text}</p>
          <span className="small">{seats.map(nameOf).filter(Boolean).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
