import { LockKeyhole } from "lucide-react";
import type { ReactElement } from "react";
import { DueForms } from "../before/Due.tsx";
import { FlagList } from "../before/Flags.tsx";
import type { Snapshot } from "../contract.ts";
import { GuestKnock } from "../guests/GuestKnock.tsx";
import { GuestQuestions } from "../guests/GuestQuestions.tsx";
import { guestWords } from "../guests/words.ts";
import { courseOf } from "../state/clock.ts";
import { isGuest, isLeading } from "../state/roles.ts";
import { doorIsOpen } from "../state/screen.ts";
import { Checks } from "./Checks.tsx";
import { useCommands, useNow, useRoom } from "./context.ts";
import { Dialogs } from "./Dialogs.tsx";
import { KnockForm } from "./KnockForm.tsx";
import { LateHandouts } from "./LateHandouts.tsx";
import { LateHomework } from "./LateHomework.tsx";
import { Mark } from "./Mark.tsx";
import { Preview } from "./Preview.tsx";
import { words } from "./words.ts";

interface LobbyProps {
  doing: "preparing" | "waiting" | "returning";
}

/** Where one looks at oneself, says where one is, and knocks. */
export function Lobby({ doing }: LobbyProps): ReactElement | null {
  const snapshot = useRoom((state) => state.snapshot);
  if (!snapshot) return null;
  const hasLink = !isLeading(snapshot.me.role);
  return (
    <main className="lobby" data-standing={snapshot.me.standing.is}>
      <div className="lobby-top">
        <Mark size={30} />
        {hasLink && (
          <span className="chip">
            <LockKeyhole size={14} strokeWidth={1.75} aria-hidden="true" />
            {words.onlyYou}
          </span>
        )}
      </div>
      <div className="opening">
        <Greeting snapshot={snapshot} />
        <FlagList />
        {doing === "preparing" && <DueForms />}
      </div>
      <Preview />
      <Checks hasLine={doing !== "returning"} />
      <GuestQuestions />
      <div className="way">
        <WayIn snapshot={snapshot} doing={doing} />
        {doing !== "preparing" && <LateHomework isOver={false} />}
      </div>
      <LateHandouts />
      <Dialogs />
    </main>
  );
}

function Greeting({ snapshot }: { snapshot: Snapshot }): ReactElement {
  const now = useNow();
  const { me, meeting } = snapshot;
  const when = words.when(meeting.starts_at, now, me.time_zone);
  const course = courseOf(meeting.starts_at, meeting.ends_at, now);
  return (
    <div className="greeting">
      <h1>{words.greeting(now, me.time_zone, me.name)}</h1>
      <p>
        {when.lead}
        <b>{when.time}</b>. <span data-course={course.is}>{words.countdown(course)}</span>
      </p>
    </div>
  );
}

function WayIn({ snapshot, doing }: LobbyProps & { snapshot: Snapshot }): ReactElement {
  const now = useNow();
  const commands = useCommands();
  const { me, meeting } = snapshot;
  if (doing === "waiting") return <Waiting snapshot={snapshot} />;
  if (doing === "returning" || isLeading(me.role)) {
    const isOpening = isLeading(me.role) && meeting.phase === "scheduled";
    const word = isOpening ? words.open : words.goIn;
    return (
      <div className="way-in">
        <button type="button" className="btn primary knock" data-go-in onClick={commands.goIn}>
          {doing === "returning" ? words.goBackIn : word}
        </button>
        <p className="small">{words.whatYouShow}</p>
      </div>
    );
  }
  const isOpen = doorIsOpen(snapshot, now);
  const closedUntil = isOpen ? null : words.doorOpens(meeting.opens_at, me.time_zone);
  if (isGuest(me.role)) return <GuestKnock role={me.role} closedUntil={closedUntil} />;
  return <KnockForm me={me} closedUntil={closedUntil} />;
}

function Waiting({ snapshot }: { snapshot: Snapshot }): ReactElement {
  const commands = useCommands();
  const help = isGuest(snapshot.me.role) ? guestWords.waitingHelp : words.waitingHelp;
  return (
    <div className="way-in waiting" role="status">
      <h2>{words.waiting}</h2>
      <p>{snapshot.meeting.is_locked ? words.lockedHelp : help}</p>
      <p className="small">{words.nobodySees}</p>
      <button type="button" className="btn quiet" onClick={commands.leave}>
        {words.stopWaiting}
      </button>
    </div>
  );
}
