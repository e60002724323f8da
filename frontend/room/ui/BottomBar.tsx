import { CircleStop, Hand, LogOut, NotebookPen, ScreenShare, Users } from "lucide-react";
import type { ReactElement } from "react";
import { courseOf } from "../state/clock.ts";
import { Control } from "./Control.tsx";
import { useCommands, useIsFacilitator, useIsNarrow, useNow, useRoom, useView } from "./context.ts";
import { DeviceControls } from "./DeviceControls.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { controls } from "./words.ts";

export function BottomBar(): ReactElement {
  return useIsFacilitator() ? <FacilitatorBar /> : <MemberBar />;
}

function MemberBar(): ReactElement {
  const commands = useCommands();
  return (
    <footer className="bar five">
      <DeviceControls />
      <HandControl />
      <MoreMenu />
      <Control icon={LogOut} word={controls.leave} name="leave" onPress={commands.leave} />
    </footer>
  );
}

/** Left what is mine, centre the one next step, right what ends or rescues. */
function FacilitatorBar(): ReactElement {
  const [, change] = useView();
  const commands = useCommands();
  const isNarrow = useIsNarrow();
  if (isNarrow) return <NarrowBar />;
  return (
    <footer className="bar three">
      <div>
        <DeviceControls />
        <ShareControl />
        <HandControl />
      </div>
      <div>
        <NextStep />
      </div>
      <div>
        <PanelControls />
        <MoreMenu />
        <Control
          icon={CircleStop}
          word={controls.end}
          name="end"
          isRisk
          onPress={() => change({ dialog: { is: "end" } })}
        />
        <Control icon={LogOut} word={controls.leave} name="leave" onPress={commands.leave} />
      </div>
    </footer>
  );
}

/** On a phone the rest is under More. */
function NarrowBar(): ReactElement {
  return (
    <footer className="bar five">
      <DeviceControls />
      <PanelControls />
      <MoreMenu />
    </footer>
  );
}

function PanelControls(): ReactElement {
  const [view, change] = useView();
  const toggle = (panel: "people" | "notes"): void =>
    change({ panel: view.panel === panel ? null : panel });
  return (
    <>
      <Control
        icon={NotebookPen}
        word={controls.notes}
        name="notes"
        shortcut="N"
        isOn={view.panel === "notes"}
        onPress={() => toggle("notes")}
      />
      <Control
        icon={Users}
        word={controls.people}
        name="people"
        shortcut="P"
        isOn={view.panel === "people"}
        onPress={() => toggle("people")}
      />
    </>
  );
}

function HandControl(): ReactElement {
  const hand = useRoom((state) => state.snapshot?.me.hand ?? 0);
  const commands = useCommands();
  return (
    <Control
      icon={Hand}
      word={hand > 0 ? controls.lowerHand : controls.hand}
      name="hand"
      shortcut="H"
      isOn={hand > 0}
      onPress={() => commands.deed("hand", { up: hand === 0 })}
    />
  );
}

function ShareControl(): ReactElement | null {
  const isSharing = useRoom((state) => state.own.isSharing);
  const commands = useCommands();
  if (!("getDisplayMedia" in navigator.mediaDevices)) return null;
  return (
    <Control
      icon={ScreenShare}
      word={controls.share}
      name="share"
      shortcut="S"
      isOn={isSharing}
      onPress={() => commands.setSharing(!isSharing)}
    />
  );
}

/** Let in who knocks; when the time is over, end. */
function NextStep(): ReactElement | null {
  const now = useNow();
  const meeting = useRoom((state) => state.snapshot?.meeting);
  const knocking = useRoom((state) => state.snapshot?.knocking);
  const commands = useCommands();
  const [, change] = useView();
  const first = knocking?.[0];
  if (first) {
    const isAlone = knocking.length === 1;
    return (
      <button
        type="button"
        className="btn primary"
        data-next="let-in"
        onClick={() =>
          isAlone ? commands.deed("admit", { seat: first.seat }) : commands.deed("admit-all", {})
        }
      >
        {isAlone ? controls.letInName(first.name) : controls.letAllIn}
      </button>
    );
  }
  if (!meeting || courseOf(meeting.starts_at, meeting.ends_at, now).is !== "over") return null;
  return (
    <button type="button" className="btn live" onClick={() => change({ dialog: { is: "end" } })}>
      {controls.endNow}
    </button>
  );
}
