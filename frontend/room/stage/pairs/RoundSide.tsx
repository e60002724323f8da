import { Megaphone, Shuffle, Timer } from "lucide-react";
import { type FormEvent, type ReactElement, useState } from "react";
import { useNameOf, useStage } from "../useStage.ts";
import { clock } from "../words.ts";
import type { Room, Scene } from "./moves.ts";
import { useCourse } from "./useWarnings.ts";
import { pairsWords } from "./words.ts";

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The time of the round and what is done to all rooms at once. */
export function RoundSide({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const { step } = scene;
  return (
    <div className="pairs-side">
      {scene.phase === "proposed" && (
        <>
          <p>{pairsWords.proposed}</p>
          <button type="button" className="btn" onClick={() => act({ do: "pairs.again", step })}>
            <Shuffle {...icon} />
            {pairsWords.again}
          </button>
        </>
      )}
      <Ring scene={scene} />
      {(scene.phase === "talking" || scene.phase === "returning") && (
        <>
          <button type="button" className="btn" onClick={() => act({ do: "pairs.extend", step })}>
            <Timer {...icon} />
            {pairsWords.extend}
          </button>
          <Tell scene={scene} />
        </>
      )}
      {scene.prompt && (
        <div>
          <h2>{pairsWords.asked}</h2>
          <p className="small">“{scene.prompt}”</p>
        </div>
      )}
      <NextRound rooms={scene.next_rooms ?? []} isShown={scene.phase !== "proposed"} />
    </div>
  );
}

function Ring({ scene }: { scene: Scene }): ReactElement | null {
  const course = useCourse(scene);
  if (!course) return null;
  const round = 2 * Math.PI * 31;
  return (
    <div className="pairs-ring">
      <svg viewBox="0 0 72 72" width="72" aria-hidden="true">
        <circle cx="36" cy="36" r="31" className="rest" />
        <circle
          cx="36"
          cy="36"
          r="31"
          className="left"
          strokeDasharray={`${round * (1 - course.gone)} ${round}`}
          transform="rotate(-90 36 36)"
        />
      </svg>
      <div>
        <span className="big-clock" role="timer">
          {clock(course.left)}
        </span>
        <p className="small">
          {course.untilBell !== null
            ? pairsWords.firstHalf(clock(course.left - course.untilBell))
            : scene.has_halves && pairsWords.secondHalf}
        </p>
      </div>
    </div>
  );
}

function Tell({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const [text, setText] = useState(scene.told);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    act({ do: "pairs.tell", step: scene.step, text });
  };
  return (
    <form className="pairs-tell" onSubmit={onSubmit}>
      <label>
        <span>{pairsWords.tellLabel}</span>
        <input value={text} maxLength={300} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" className="btn">
        <Megaphone {...icon} />
        {pairsWords.tell}
      </button>
    </form>
  );
}

function NextRound({ rooms, isShown }: { rooms: readonly Room[]; isShown: boolean }) {
  const nameOf = useNameOf();
  if (!isShown || rooms.length === 0) return null;
  return (
    <div>
      <h2>{pairsWords.nextRound}</h2>
      <ul>
        {rooms.map((room) => (
          <li key={room.id}>
            <span>{room.seats.map(nameOf).join(pairsWords.and)}</span>
            <span className="small">{pairsWords.together(room.times, "")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
