import { DoorClosed } from "lucide-react";
import type { ReactElement } from "react";
import type { Seat } from "../state/seats.ts";
import { useIsFacilitator, useRoom } from "../ui/context.ts";
import "../stage/stage.css";
import { safetyWords } from "./words.ts";

/** Who is aside knows with whom; who leads in the circle knows who has gone. */
export function AsideBanner({ seats }: { seats: readonly Seat[] }): ReactElement | null {
  const leads = useIsFacilitator();
  const kind = useRoom(({ snapshot }) =>
    snapshot?.me.standing.is === "admitted" ? snapshot.me.standing.kind : null,
  );
  const rests = useRoom((state) => state.snapshot?.rest != null);
  const isPairing = useRoom((state) => state.snapshot?.stage?.format === "pairs");
  const gone = seats.filter((seat) => seat.connection === "elsewhere");
  if (kind === "aside") {
    const others = seats.filter((seat) => !seat.isMe && seat.connection !== "elsewhere");
    return (
      <Line data="aside">
        <p>{safetyWords.asideLead(namesOf(others))}</p>
        {leads && <p className="who">{rests ? safetyWords.asideRests : safetyWords.asideHeld}</p>}
      </Line>
    );
  }
  if (!leads || isPairing || gone.length === 0) return null;
  return (
    <Line data="elsewhere">
      <p>{safetyWords.asideElsewhere(namesOf(gone))}</p>
    </Line>
  );
}

function Line({ data, children }: { data: string; children: React.ReactNode }): ReactElement {
  return (
    <div className="banner" role="status" data-aside={data}>
      <DoorClosed size={20} strokeWidth={1.75} aria-hidden="true" />
      <div className="what">{children}</div>
    </div>
  );
}

function namesOf(seats: readonly Seat[]): string {
  return seats.map((seat) => seat.person.name).join(safetyWords.and);
}
