import { Volume2, WifiOff, X } from "lucide-react";
import type { ReactElement } from "react";
import { dismiss } from "../state/store.ts";
import { useCommands, useIsFacilitator, useRoom, useRoomStore } from "./context.ts";
import { spoken } from "./spoken.ts";
import { circle, controls } from "./words.ts";

/** Short lines at the top: who knocks, what just happened, what is wrong. */
export function Notices(): ReactElement {
  return (
    <section className="notices" aria-label={circle.notices}>
      <TroubleNotice />
      <SoundNotice />
      <KnockNotice />
      <DeedNotices />
    </section>
  );
}

function TroubleNotice(): ReactElement | null {
  const isMending = useRoom((state) => state.link.is === "mending");
  if (!isMending) return null;
  return (
    <div className="notice trouble" data-notice="mending">
      <WifiOff size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{circle.mendingLine}</span>
    </div>
  );
}

function SoundNotice(): ReactElement | null {
  const isBlocked = useRoom((state) => state.isSoundBlocked);
  const commands = useCommands();
  if (!isBlocked) return null;
  return (
    <div className="notice" data-notice="sound">
      <Volume2 size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{circle.blocked}</span>
      <button type="button" className="small-btn primary" onClick={commands.unblockSound}>
        {circle.unblock}
      </button>
    </div>
  );
}

function KnockNotice(): ReactElement | null {
  const knocking = useRoom((state) => state.snapshot?.knocking ?? none);
  const isListOpen = useRoom((state) => state.view.panel === "people");
  const commands = useCommands();
  const isFacilitator = useIsFacilitator();
  const first = knocking[0];
  if (!isFacilitator || !first || isListOpen) return null;
  const isAlone = knocking.length === 1;
  return (
    <div className="notice" data-notice="knock" data-knock={first.seat}>
      <span>{spoken.knocksShort(knocking.map((knock) => knock.name))}</span>
      {isAlone && (
        <button
          type="button"
          className="small-btn quiet"
          onClick={() => commands.deed("deny", { seat: first.seat })}
        >
          {controls.notNow}
        </button>
      )}
      <button
        type="button"
        className="small-btn"
        onClick={() => commands.deed("admit", { seat: first.seat })}
      >
        {isAlone ? controls.letIn : controls.letInName(first.name)}
      </button>
    </div>
  );
}

const none: never[] = [];

function DeedNotices(): ReactElement {
  const store = useRoomStore();
  const notices = useRoom((state) => state.notices);
  const commands = useCommands();
  return (
    <>
      {notices.map(({ id, text, tone, undo }) => (
        <div key={id} className={`notice ${tone}`} role={tone === "trouble" ? "alert" : "status"}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className="small-btn"
              onClick={() => {
                dismiss(store, id);
                commands.deed(undo.deed, undo.body);
              }}
            >
              {undo.label}
            </button>
          )}
          <button
            type="button"
            className="round"
            aria-label={controls.close}
            onClick={() => dismiss(store, id)}
          >
            <X size={18} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </div>
      ))}
    </>
  );
}
