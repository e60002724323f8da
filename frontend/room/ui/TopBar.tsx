import { Clock, CloudOff, Feather, Headphones, Lock, Moon, Sun } from "lucide-react";
import type { ReactElement } from "react";
import { ChatChip } from "../company/ChatChip.tsx";
import { PlanChips } from "../plan/PlanChips.tsx";
import { Strip } from "../plan/Strip.tsx";
import { courseOf } from "../state/clock.ts";
import { useIsFacilitator, useNow, useRoom, useView } from "./context.ts";
import { Mark } from "./Mark.tsx";
import { useTheme } from "./MoreMenu.tsx";
import { LastingNotices } from "./Notices.tsx";
import { circle, controls } from "./words.ts";

export function TopBar(): ReactElement {
  const title = useRoom((state) => state.snapshot?.meeting.title ?? "");
  return (
    <header className="top">
      <h1 className="name">
        <Mark size={24} />
        <span>{title}</span>
      </h1>
      <Strip />
      <LastingNotices />
      <div className="chips">
        {useIsFacilitator() && <PlanChips />}
        <ChatChip />
        <StateChips />
        <CourseChip />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function StateChips(): ReactElement {
  const isLocked = useRoom((state) => state.snapshot?.meeting.is_locked === true);
  const isBehind = useRoom((state) => state.server.is === "behind");
  const pictures = useRoom((state) => state.view.pictures);
  const icon = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <>
      {isBehind && (
        <span className="chip warn" data-server="behind">
          <CloudOff {...icon} />
          <span>{circle.catchingUp}</span>
        </span>
      )}
      {pictures === "none" && (
        <span className="chip">
          <Headphones {...icon} />
          <span>{circle.soundOnly}</span>
        </span>
      )}
      {pictures === "small" && (
        <span className="chip" data-pictures="small">
          <Feather {...icon} />
          <span>{circle.lessData}</span>
        </span>
      )}
      {isLocked && (
        <span className="chip" data-locked>
          <Lock {...icon} />
          <span>{circle.locked}</span>
        </span>
      )}
    </>
  );
}

function CourseChip(): ReactElement | null {
  const meeting = useRoom((state) => state.snapshot?.meeting);
  const now = useNow();
  if (!meeting) return null;
  const course = courseOf(meeting.starts_at, meeting.ends_at, now);
  return (
    <span className={course.is === "over" ? "chip live num" : "chip num"} data-course={course.is}>
      <Clock size={15} strokeWidth={1.75} aria-hidden="true" />
      <span className="wide">{circle.course(course)}</span>
      <span className="narrow">{circle.courseShort(course)}</span>
    </span>
  );
}

function ThemeSwitch(): ReactElement {
  const [, change] = useView();
  const theme = useTheme();
  const isDay = theme === "day";
  const Icon = isDay ? Moon : Sun;
  return (
    <button
      type="button"
      className="round wide"
      aria-label={isDay ? controls.evening : controls.day}
      title={isDay ? controls.evening : controls.day}
      onClick={() => change({ theme: isDay ? "evening" : "day" })}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
