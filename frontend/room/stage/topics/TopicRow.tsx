import { X } from "lucide-react";
import type { ReactElement } from "react";
import type { ViewOf } from "../../contract.ts";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import { useNameOf, useStage } from "../useStage.ts";
import { topicsWords } from "./words.ts";

type Scene = ViewOf<"topics">;
type Item = Scene["items"][number];

interface RowProps {
  scene: Scene;
  item: Item;
}

/** A topic with what one can do about it at this step. */
export function TopicRow({ scene, item }: RowProps): ReactElement {
  const isWinner = scene.phase === "chosen" && scene.winner === item.id;
  return (
    <li data-topic={item.text} data-winner={isWinner || undefined}>
      <div className="topic-what">
        <b>{item.text}</b>
        <span className="small">
          <About item={item} />
        </span>
      </div>
      {isWinner && <span className="chip live">{topicsWords.winner}</span>}
      {item.dots !== null && <span className="chip num">{topicsWords.dots(item.dots)}</span>}
      {!item.is_discussed && <Deeds scene={scene} item={item} />}
    </li>
  );
}

function About({ item }: { item: Item }): string {
  const nameOf = useNameOf();
  const by = item.by ? nameOf(item.by) || topicsWords.gone : topicsWords.gone;
  const named = item.is_anonymous ? [topicsWords.noName] : [by];
  if (item.is_anonymous && item.by && !item.is_own) named.push(by);
  const parts = [
    topicsWords.tags[item.tag],
    item.is_own ? topicsWords.yours : null,
    item.is_own && !item.is_anonymous ? null : named.join(", "),
    item.meetings_parked > 0 ? topicsWords.parked(item.meetings_parked) : null,
    item.is_discussed ? topicsWords.discussed : null,
  ];
  return parts.filter(Boolean).join(" · ");
}

function Deeds({ scene, item }: RowProps): ReactElement | null {
  const isFacilitator = useIsFacilitator();
  if (scene.phase === "vote" && !isFacilitator) return <Dots scene={scene} item={item} />;
  return (
    <>
      {isFacilitator && <Leading scene={scene} item={item} />}
      {scene.phase === "collect" && (item.is_own || isFacilitator) && <Withdraw item={item} />}
    </>
  );
}

function Dots({ scene, item }: RowProps): ReactElement {
  const { act } = useStage();
  return (
    <fieldset className="dots-choice">
      <legend className="unseen">{topicsWords.dotsFor(item.text)}</legend>
      {[0, 1, 2].map((count) => (
        <button
          key={count}
          type="button"
          aria-pressed={item.my_dots === count}
          aria-label={topicsWords.dots(count)}
          disabled={count > item.my_dots + scene.dots_left}
          onClick={() => act({ do: "topics.vote", topic: item.id, dots: count })}
        >
          {count}
        </button>
      ))}
    </fieldset>
  );
}

function Leading({ scene, item }: RowProps): ReactElement | null {
  const { act, start } = useStage();
  const nameOf = useNameOf();
  const me = useRoom((state) => state.snapshot?.me.seat ?? null);
  const { step } = scene;
  const name = item.by ? nameOf(item.by) : "";
  const seat = item.by;
  return (
    <>
      {item.offers_turn && seat && name && (
        <button
          type="button"
          className="btn"
          onClick={() => start({ format: "turn", seat, beside: me, minutes: 15 })}
        >
          {topicsWords.offerTurn(name)}
        </button>
      )}
      {scene.winner !== item.id && (
        <button
          type="button"
          className="btn"
          aria-label={topicsWords.choose(item.text)}
          onClick={() => act({ do: "topics.choose", step, topic: item.id })}
        >
          {topicsWords.chooseShort}
        </button>
      )}
    </>
  );
}

function Withdraw({ item }: { item: Item }): ReactElement {
  const { act } = useStage();
  return (
    <button
      type="button"
      className="round"
      aria-label={topicsWords.withdraw(item.text)}
      onClick={() => act({ do: "topics.withdraw", topic: item.id })}
    >
      <X size={20} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
