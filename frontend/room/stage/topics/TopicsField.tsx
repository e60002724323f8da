import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator } from "../../ui/context.ts";
import { Countdown } from "../Countdown.tsx";
import type { FieldProps } from "../formats.ts";
import { AddTopic } from "./AddTopic.tsx";
import { TopicRow } from "./TopicRow.tsx";
import "./topics.css";
import { topicsWords } from "./words.ts";

type Scene = ViewOf<"topics">;

/** The list, the vote, and the one that was chosen. */
export function TopicsField({ scene }: FieldProps<Scene>): ReactElement {
  return (
    <section className="topics" aria-label={topicsWords.title}>
      <header>
        <Clock scene={scene} />
        <div>
          <h2>{topicsWords.phases[scene.phase]}</h2>
          <p aria-live="polite">{topicsWords.help[scene.phase]}</p>
        </div>
      </header>
      {scene.steps.length > 0 ? <Discussion scene={scene} /> : <List scene={scene} />}
    </section>
  );
}

function Clock({ scene }: { scene: Scene }): ReactElement | null {
  const running = scene.steps.find((one) => one.phase === scene.phase);
  const total = scene.ends_at
    ? (Date.parse(scene.ends_at) - Date.parse(scene.since)) / 1000
    : running?.seconds;
  if (total === undefined) return null;
  return <Countdown step={scene.phase} since={scene.since} seconds={total} />;
}

function List({ scene }: { scene: Scene }): ReactElement {
  const isFacilitator = useIsFacilitator();
  const isVote = scene.phase === "vote";
  return (
    <>
      {isVote && !isFacilitator && (
        <p className="topics-left" aria-live="polite">
          {topicsWords.dotsLeft(scene.dots_left)}
        </p>
      )}
      {isVote && <p className="small">{topicsWords.voted(scene.have_voted)}</p>}
      {scene.phase === "chosen" && !scene.winner && <p>{topicsWords.none}</p>}
      {scene.is_override && <p className="small">{topicsWords.override}</p>}
      {scene.items.length === 0 ? (
        <p className="small">{topicsWords.empty}</p>
      ) : (
        <ul className="topics-list">
          {scene.items.map((item) => (
            <TopicRow key={item.id} scene={scene} item={item} />
          ))}
        </ul>
      )}
      {scene.phase === "collect" && <AddTopic />}
    </>
  );
}

function Discussion({ scene }: { scene: Scene }): ReactElement {
  const item = scene.items.find((one) => one.id === scene.winner);
  return (
    <>
      <blockquote className="topics-chosen">{item?.text}</blockquote>
      <ol className="topics-steps">
        {scene.steps.map(({ phase, seconds }) => (
          <li key={phase} aria-current={phase === scene.phase ? "step" : undefined}>
            <span>{topicsWords.phases[phase]}</span>
            <span className="num">{Math.round(seconds / 60)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
