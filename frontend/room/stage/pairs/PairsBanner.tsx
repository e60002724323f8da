import { HandHelping, Megaphone, Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { isLeading } from "../../state/roles.ts";
import { useIsFacilitator, useIsGuest, useRoom } from "../../ui/context.ts";
import type { SceneProps } from "../formats.ts";
import "../stage.css";
import { useNameOf, useStage } from "../useStage.ts";
import { clock } from "../words.ts";
import { isInRoom } from "./format.ts";
import "./pairs.css";
import { TeamPart } from "./TeamPart.tsx";
import type { Course } from "./time.ts";
import { useCourse } from "./useWarnings.ts";
import { pairsWords } from "./words.ts";

type Scene = ViewOf<"pairs">;

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What those in a room need: the question, the time, whose half it is, and a way to call. */
export function PairsBanner({ scene, seats }: SceneProps<Scene>): ReactElement | null {
  const course = useCourse(scene);
  const leads = useIsFacilitator();
  const isMember = !useIsGuest() && !leads;
  if (!isInRoom(scene)) return leads ? null : <Outside scene={scene} />;
  return (
    <>
      <section
        className="banner pairs-banner"
        aria-label={pairsWords.title}
        data-phase={scene.phase}
        data-room={scene.own}
      >
        {course && <Time scene={scene} course={course} />}
        <div className="what">
          {scene.prompt && <p className="question">{scene.prompt}</p>}
          {scene.phase === "talking" && course && seats.length < 6 && (
            <Half scene={scene} course={course} />
          )}
          {!leads && <Guests seats={seats} />}
          {scene.told && <Told text={scene.told} />}
        </div>
        {leads && <Home />}
        {isMember && <Call scene={scene} />}
      </section>
      <TeamPart scene={scene} />
    </>
  );
}

function Time({ scene, course }: { scene: Scene; course: Course }): ReactElement {
  if (scene.phase === "returning") {
    return (
      <p className="returning" role="status">
        {pairsWords.returning(Math.ceil(course.left))}
      </p>
    );
  }
  return (
    <span className="big-clock" data-over={course.left <= 60 || undefined} role="timer">
      {clock(course.left)}
      <span className="unseen">{pairsWords.timeLeft}</span>
    </span>
  );
}

function Half({ scene, course }: { scene: Scene; course: Course }): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const people = useRoom((state) => state.snapshot?.people);
  const here = (people ?? []).filter((one) => one.is_here && one.role === "member");
  if (!scene.has_halves || here.length !== 2 || !here.some((one) => one.seat === me)) return null;
  const other = here.find((one) => one.seat !== me)?.name ?? "";
  const isFirst = scene.speaks_first === me;
  const words =
    course.untilBell === null
      ? isFirst
        ? pairsWords.theyNow(other)
        : pairsWords.youNow
      : isFirst
        ? pairsWords.youFirst
        : pairsWords.theyFirst(other);
  return (
    <p className="who" aria-live="polite">
      {words}
    </p>
  );
}

/** A facilitator who comes in is announced, and nobody is in a room unseen. */
function Guests({ seats }: Pick<SceneProps<Scene>, "seats">): ReactElement {
  const guests = seats.filter((seat) => isLeading(seat.person.role));
  const names = guests.map((seat) => seat.person.name).join(pairsWords.and);
  return (
    <p className="who" role="status" data-guests={guests.length}>
      {names && pairsWords.facilitatorIsHere(names)}
    </p>
  );
}

function Told({ text }: { text: string }): ReactElement {
  return (
    <p className="told" role="status">
      <Megaphone {...icon} />
      {text}
    </p>
  );
}

function Call({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const isOn = scene.is_calling;
  return (
    <div className="deeds">
      {isOn && (
        <span className="small" role="status">
          {pairsWords.called}
        </span>
      )}
      <button
        type="button"
        className="btn"
        data-call={isOn}
        onClick={() => act({ do: "pairs.call", on: !isOn })}
      >
        <HandHelping {...icon} />
        {isOn ? pairsWords.callOff : pairsWords.call}
      </button>
    </div>
  );
}

function Home(): ReactElement {
  const { act } = useStage();
  return (
    <div className="deeds">
      <button
        type="button"
        className="btn primary"
        onClick={() => act({ do: "pairs.visit", room: null })}
      >
        <Undo2 {...icon} />
        {pairsWords.leaveThem}
      </button>
    </div>
  );
}

/** A member who is in the circle while others are in rooms. */
function Outside({ scene }: { scene: Scene }): ReactElement | null {
  const nameOf = useNameOf();
  if (scene.phase !== "talking" && scene.phase !== "returning") return null;
  const first = nameOf(scene.speaks_first);
  return (
    <section className="banner pairs-banner" aria-label={pairsWords.title} data-first={first}>
      <div className="what">
        <p className="who" role="status">
          {scene.was_left_alone ? pairsWords.leftAlone : pairsWords.youListen}
        </p>
        {scene.told && <Told text={scene.told} />}
      </div>
    </section>
  );
}
