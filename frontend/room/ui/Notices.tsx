import { ChevronUp, DoorOpen, ShieldAlert, Volume2, WifiOff, X } from "lucide-react";
import { type ReactElement, useState } from "react";
import { FlagNotices } from "../before/Flags.tsx";
import { GuestNotices } from "../guests/GuestQuestions.tsx";
import { guestWords } from "../guests/words.ts";
import { HomeworkNotice } from "../homework/HomeworkNotice.tsx";
import { warningsOf } from "../state/alerts.ts";
import { clockTime } from "../state/clock.ts";
import { isElsewhere } from "../state/link.ts";
import { readyToCome } from "../state/roles.ts";
import { screenOf } from "../state/screen.ts";
import { dismiss } from "../state/store.ts";
import { useCommands, useIsFacilitator, useRoom, useRoomStore } from "./context.ts";
import { alertWords, spoken } from "./spoken.ts";
import { useNoticeCount } from "./useNoticeCount.ts";
import { circle, controls } from "./words.ts";

/** Short lines over the page: what just happened, and before the circle all the others. */
export function Notices(): ReactElement {
  const isInCircle = useRoom((state) => screenOf(state).is === "circle");
  return (
    <section className="notices passing" aria-label={circle.notices}>
      {!isInCircle && (
        <>
          <FlagNotices />
          <Lasting />
        </>
      )}
      <DeedNotices />
    </section>
  );
}

/**
 * What stays until it is answered has a place of its own, and covers nothing: the first
 * is shown, and a number that unfolds the others. What the notes add has the first place.
 */
export function LastingNotices(): ReactElement {
  const [place, count] = useNoticeCount();
  const [isOpen, setOpen] = useState(false);
  if (isOpen && count < 2) setOpen(false);
  return (
    <section
      className={isOpen ? "notices lasting open" : "notices lasting"}
      ref={place}
      aria-label={circle.waiting}
    >
      <div className="first" />
      <Lasting />
      {count > 1 && (
        <button
          type="button"
          className="small-btn quiet count num"
          aria-expanded={isOpen}
          aria-label={isOpen ? circle.foldWaiting : circle.unfoldWaiting(count - 1)}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronUp size={18} strokeWidth={1.75} aria-hidden="true" /> : `+${count - 1}`}
        </button>
      )}
    </section>
  );
}

function Lasting(): ReactElement {
  return (
    <>
      <Warnings />
      <TroubleNotice />
      <SoundNotice />
      <KnockNotice />
      <WaitingGuests />
      <GuestNotices />
      <HomeworkNotice />
    </>
  );
}

function TroubleNotice(): ReactElement | null {
  const isMending = useRoom((state) => state.link.is === "mending");
  const hasMoved = useRoom(({ link, snapshot }) => isElsewhere(link, snapshot));
  if (!isMending) return null;
  if (hasMoved) {
    return (
      <div className="notice" data-notice="moving">
        <DoorOpen size={18} strokeWidth={1.75} aria-hidden="true" />
        <span>{circle.movingRoom}</span>
      </div>
    );
  }
  return (
    <div className="notice trouble" data-notice="mending">
      <WifiOff size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{circle.mendingLine}</span>
    </div>
  );
}

/** Who came uninvited: this stays until it is read. */
function Warnings(): ReactElement {
  const store = useRoomStore();
  const alerts = useRoom((state) => state.snapshot?.alerts ?? none);
  const read = useRoom((state) => state.read);
  const zone = useRoom((state) => state.snapshot?.me.time_zone ?? "UTC");
  return (
    <>
      {warningsOf(alerts, read).map(({ alert, ids }) => (
        <div key={alert.seat ?? alert.kind} className="notice warning" role="alert">
          <ShieldAlert size={18} strokeWidth={1.75} aria-hidden="true" />
          <span>
            {alertWords(alert)} <span className="small num">{clockTime(alert.at, zone)}</span>
          </span>
          <button
            type="button"
            className="round"
            aria-label={controls.close}
            onClick={() => store.setState({ read: [...read, ...ids] })}
          >
            <X size={18} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </div>
      ))}
    </>
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
  const everyone = useRoom((state) => state.snapshot?.knocking ?? none);
  const knocking = readyToCome(everyone);
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

/** Guests who wait, and what they wait for; there is nothing to press but "not now". */
function WaitingGuests(): ReactElement | null {
  const knocking = useRoom((state) => state.snapshot?.knocking ?? none);
  const isListOpen = useRoom((state) => state.view.panel === "people");
  const commands = useCommands();
  const alerts = useRoom((state) => state.snapshot?.alerts ?? none);
  const read = useRoom((state) => state.read);
  const told = alerts.filter(({ kind, id }) => kind === "objected" && !read.includes(id));
  const waiting = knocking.filter(
    (knock) => knock.missing !== null && !told.some((alert) => alert.seat === knock.seat),
  );
  if (!useIsFacilitator() || isListOpen || waiting.length === 0) return null;
  return (
    <>
      {waiting.map((knock) => (
        <div key={knock.seat} className="notice" data-notice="guest-waits">
          <span>
            {guestWords.waits(knock)} {guestWords.missing(knock)}
          </span>
          <button
            type="button"
            className="small-btn quiet"
            onClick={() => commands.deed("deny", { seat: knock.seat })}
          >
            {controls.notNow}
          </button>
        </div>
      ))}
    </>
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
