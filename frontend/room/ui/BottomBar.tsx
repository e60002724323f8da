import { Hand, LogOut, NotebookPen, ScreenShare, Shapes, Smile, Users } from "lucide-react";
import type { ReactElement } from "react";
import { useSignItems } from "../company/signs.ts";
import { companyWords } from "../company/words.ts";
import { GuestBar } from "../guests/GuestBar.tsx";
import { NextPart } from "../plan/NextPart.tsx";
import { SafetyControls, WalkedIn } from "../safety/controls.tsx";
import { isRestStep, NextRest } from "../safety/NextRest.tsx";
import { StageControls } from "../stage/StageControls.tsx";
import { courseOf } from "../state/clock.ts";
import { readyToCome } from "../state/roles.ts";
import { ChatControl } from "./ChatControl.tsx";
import { Control } from "./Control.tsx";
import {
  useCommands,
  useIsFacilitator,
  useIsGuest,
  useIsNarrow,
  useNow,
  useRoom,
  useView,
} from "./context.ts";
import { DeviceControls } from "./DeviceControls.tsx";
import { LetIn } from "./LetIn.tsx";
import { Menu } from "./Menu.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { controls } from "./words.ts";

export function BottomBar(): ReactElement {
  const isFacilitator = useIsFacilitator();
  const isGuest = useIsGuest();
  if (isFacilitator) return <FacilitatorBar />;
  return isGuest ? <GuestBar /> : <MemberBar />;
}

function MemberBar(): ReactElement {
  const commands = useCommands();
  const isNarrow = useIsNarrow();
  return (
    <footer className={isNarrow ? "bar six" : "bar eight"}>
      <DeviceControls />
      <HandControl />
      <WalkedIn />
      {!isNarrow && <CompanyControls />}
      <MoreMenu />
      <Control icon={LogOut} word={controls.leave} name="leave" onPress={commands.leave} />
    </footer>
  );
}

/** A sign to give, and the chat. */
function CompanyControls(): ReactElement {
  const signs = useSignItems();
  return (
    <>
      <Menu label={companyWords.react} className="ctl" items={signs}>
        <Smile size={22} strokeWidth={1.75} aria-hidden="true" />
        <span aria-hidden="true">{companyWords.react}</span>
      </Menu>
      <ChatControl />
    </>
  );
}

/** Left what is mine, centre the one next step, right what ends or rescues. */
function FacilitatorBar(): ReactElement {
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
        <SafetyControls />
        <Control icon={LogOut} word={controls.leave} name="leave" onPress={commands.leave} />
      </div>
    </footer>
  );
}

/** On a phone the rest is under More. */
function NarrowBar(): ReactElement {
  return (
    <footer className="bar five">
      <NarrowStep />
      <DeviceControls />
      <PanelControls />
      <MoreMenu />
    </footer>
  );
}

/** The next step has a row of its own while there is one: it takes room, it covers no face. */
function NarrowStep(): ReactElement | null {
  const isNeeded = useRoom(
    ({ snapshot }) =>
      snapshot !== null &&
      (snapshot.stage != null || readyToCome(snapshot.knocking).length > 0 || isRestStep(snapshot)),
  );
  if (!isNeeded) return null;
  return (
    <div className="next-step">
      <NextStep />
    </div>
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

/** Let in who knocks; go on with what is on the stage; when the time is over, end. */
function NextStep(): ReactElement | null {
  const now = useNow();
  const meeting = useRoom((state) => state.snapshot?.meeting);
  const knocking = useRoom((state) => state.snapshot?.knocking);
  const isOnStage = useRoom((state) => state.snapshot?.stage != null);
  const [, change] = useView();
  const isResting = useRoom((state) => isRestStep(state.snapshot));
  const ready = readyToCome(knocking ?? []);
  const first = ready[0];
  if (isResting) return <NextRest />;
  if (first) return <LetIn ready={ready} first={first} />;
  if (isOnStage) return <StageControls />;
  if (!meeting) return null;
  if (courseOf(meeting.starts_at, meeting.ends_at, now).is === "over") {
    return (
      <div className="beside">
        <NextPart isQuiet />
        <button
          type="button"
          className="btn live"
          onClick={() => change({ dialog: { is: "end" } })}
        >
          {controls.endNow}
        </button>
      </div>
    );
  }
  return (
    <div className="beside">
      <button
        type="button"
        className="btn"
        data-next="formats"
        onClick={() => change({ dialog: { is: "formats" } })}
      >
        <Shapes size={18} strokeWidth={1.75} aria-hidden="true" />
        {controls.formatsShort}
      </button>
      <NextPart />
    </div>
  );
}
