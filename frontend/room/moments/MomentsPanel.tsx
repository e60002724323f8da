import { Plus } from "lucide-react";
import type { ReactElement } from "react";
import { useDialog, useRoom } from "../ui/context.ts";
import { MomentList } from "./MomentList.tsx";
import "./moments.css";
import { useDesk, useDeskState } from "./useDesk.ts";
import { momentWords } from "./words.ts";

/** What was stamped, beside the circle. */
export function MomentsPanel({ meeting }: { meeting: string }): ReactElement {
  const desk = useDesk(meeting);
  const state = useDeskState(desk);
  const zone = useRoom((room) => room.snapshot?.me.time_zone ?? "UTC");
  const show = useDialog();
  return (
    <div className="moments">
      <MomentList desk={desk} state={state} zone={zone} empty={momentWords.empty} />
      {state.facts && (
        <button
          type="button"
          className="btn"
          onClick={() => show({ is: "moment", seat: null, at: null })}
        >
          <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
          {momentWords.markGroup}
        </button>
      )}
    </div>
  );
}
