import { Check } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { shortName } from "../../state/names.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { rolePlayWords } from "./words.ts";

/** Somebody has said their own name: they say so themselves, or whoever leads does. */
export function PutDown({ scene }: { scene: ViewOf<"role_play"> }): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const leads = useIsFacilitator();
  const nameOf = useNameOf();
  const { act } = useStage();
  const [next] = scene.waiting;
  const mine = leads ? scene.waiting : scene.waiting.filter((seat) => seat === me);
  if (mine.length === 0) return null;
  return (
    <div className="deeds">
      {mine.map((seat) => (
        <button
          key={seat}
          type="button"
          className={seat === next && !leads ? "btn primary" : "btn"}
          onClick={() => act({ do: "role_play.put_down", seat })}
        >
          <Check size={18} strokeWidth={1.75} aria-hidden="true" />
          {seat === me ? rolePlayWords.haveSaid : rolePlayWords.hasSaid(shortName(nameOf(seat)))}
        </button>
      ))}
    </div>
  );
}
