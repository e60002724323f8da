import { Ear, Ellipsis, Hand, ListTodo, Lock, LockOpen, Mic, MicOff, WifiOff } from "lucide-react";
import type { ReactElement } from "react";
import { FlagList } from "../before/Flags.tsx";
import { NameForGuests } from "../guests/NameForGuests.tsx";
import { RoleWord } from "../guests/RoleWord.tsx";
import { LastOf } from "../homework/LastOf.tsx";
import { homeworkWords } from "../homework/words.ts";
import { KnownWords } from "../pulse/Known.tsx";
import { safetyWords } from "../safety/words.ts";
import type { Seat } from "../state/seats.ts";
import { OwnShare, Voice } from "./Balance.tsx";
import { Control } from "./Control.tsx";
import { useCommands, useDialog, useRoom } from "./context.ts";
import { Knocks } from "./Knocks.tsx";
import { Menu } from "./Menu.tsx";
import { useTileItems } from "./TileMenu.tsx";
import { circle, controls } from "./words.ts";

export function People({ seats }: { seats: readonly Seat[] }): ReactElement {
  const isLocked = useRoom((state) => state.snapshot?.meeting.is_locked === true);
  const commands = useCommands();
  const showDialog = useDialog();
  return (
    <div className="people">
      <FlagList />
      <Knocks />
      <OwnShare />
      <ul className="rows">
        {seats.map((seat) => (
          <PersonRow key={seat.person.seat} seat={seat} />
        ))}
      </ul>
      <div className="people-deeds">
        <Control
          name="homework"
          icon={ListTodo}
          word={homeworkWords.giveTo}
          onPress={() => showDialog({ is: "homework", seat: null })}
        />
        <Control
          name="mute-all"
          icon={MicOff}
          word={controls.muteAll}
          onPress={() => commands.deed("mute-all", {})}
        />
        <Control
          name="lock"
          icon={isLocked ? LockOpen : Lock}
          word={isLocked ? controls.unlock : controls.lock}
          isOn={isLocked}
          onPress={() => commands.deed("lock", { on: !isLocked })}
        />
      </div>
    </div>
  );
}

function PersonRow({ seat }: { seat: Seat }): ReactElement {
  const { person, isMe, isMuted, connection } = seat;
  const icon = { size: 18, strokeWidth: 1.75, role: "img" } as const;
  return (
    <li data-row={person.seat}>
      <span className="who">
        <b>
          {person.name} {isMe && circle.you}
        </b>
        <RoleWord person={person} className="small" />
        <NameForGuests person={person} className="small" isAhead={true} />
        {person.wants_time && <span className="small">{circle.wantsTime}</span>}
        {person.is_interrupted && <span className="small">{safetyWords.interrupted}</span>}
        {connection === "away" && <span className="small">{circle.away}</span>}
        <KnownWords of={person} />
        <LastOf enrolment={person.enrolment ?? null} />
        <Voice seat={person.seat} />
      </span>
      {person.hand > 0 && (
        <span className="hand num">
          <Hand size={15} strokeWidth={1.75} aria-hidden="true" />
          {person.hand}
        </span>
      )}
      {person.is_listening && (
        <Ear
          {...icon}
          aria-label={person.is_without_camera ? safetyWords.unseen : circle.listening}
        />
      )}
      {connection === "mending" && <WifiOff {...icon} aria-label={circle.mending} />}
      {connection !== "away" &&
        (isMuted ? (
          <MicOff {...icon} aria-label={circle.muted} />
        ) : (
          <Mic {...icon} className={seat.isSpeaking ? "speaks" : ""} aria-label={circle.speaking} />
        ))}
      <Menu label={circle.tileMenu(person.name)} className="round" items={useTileItems(seat)}>
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
      </Menu>
    </li>
  );
}
