import { type ReactElement, useMemo, useRef, useState } from "react";
import { Guard } from "../ui/Guard.tsx";
import type { Desk } from "./desk.ts";
import { type DeskState, memberOf, rulesOf, tagOf, tagsInUse } from "./deskState.ts";
import { MomentList } from "./MomentList.tsx";
import { MomentToast, type Toast } from "./MomentToast.tsx";
import type { Effect } from "./strokes.ts";
import { useDesk, useDeskState } from "./useDesk.ts";
import { useStrokes } from "./useStrokes.ts";
import { momentWords } from "./words.ts";

/** Moments on a second device: large places for a finger, and the same two keys. */
export function Tablet({ meeting, zone }: { meeting: string; zone: string }): ReactElement {
  const desk = useDesk(meeting);
  const state = useDeskState(desk);
  return (
    <Guard>
      <div className="moments tablet">
        {desk && state.facts && !state.isErased && (
          <Board desk={desk} state={state} facts={state.facts} />
        )}
        <MomentList desk={desk} state={state} zone={zone} empty={momentWords.emptyTouch} />
      </div>
    </Guard>
  );
}

interface BoardProps {
  desk: Desk;
  state: DeskState;
  facts: NonNullable<DeskState["facts"]>;
}

/** Undefined is nobody yet; null is everyone. */
type Who = string | null | undefined;

function Board({ desk, facts }: BoardProps): ReactElement {
  const [who, setWho] = useState<Who>(undefined);
  const [toast, draw] = useState<Toast | null>(null);
  const last = useRef<Toast | null>(null); // a key may come before it is drawn
  const setToast = (next: Toast | null): void => {
    last.current = next;
    draw(next);
  };
  const nameOf = (id: string | null): string =>
    memberOf(facts.members, id)?.name ?? momentWords.group;

  const stamp = (of: string | null, tag: string): void => {
    const moment = desk.stamp(of, tag);
    setWho(undefined);
    if (!moment) return;
    const label = tagOf(facts.tags, tag)?.label ?? "";
    setToast({ is: "stamped", moment, name: nameOf(of), label, at: Date.now() });
  };
  const react = (effect: Effect): void => {
    if (effect.is === "armed") setWho(effect.who);
    else if (effect.is === "stamp") stamp(effect.who, effect.tag);
    else if (last.current?.is !== "stamped") return;
    else if (effect.is === "words") setToast({ ...last.current, is: "words" });
    else if (effect.is === "take_back") {
      desk.takeBack(last.current.moment);
      setToast(null);
    }
  };
  useStrokes(
    useMemo(() => rulesOf(facts), [facts]),
    react,
  );

  return (
    <>
      <div className="tablet-toast">
        {!toast || toast.is === "who" ? (
          <p>{who === undefined ? momentWords.who : momentWords.nowTag(nameOf(who))}</p>
        ) : (
          <MomentToast
            toast={toast}
            onDone={() => setToast(null)}
            onUndo={desk.takeBack}
            onWords={desk.reword}
            onBegin={() => setToast({ ...toast, is: "words" })}
          />
        )}
      </div>
      <section aria-label={momentWords.who} className="tablet-places">
        {facts.members.map((member) => (
          <Place
            key={member.id}
            letter={member.key}
            word={member.name}
            isOn={who === member.id}
            onPress={() => setWho(who === member.id ? undefined : member.id)}
          />
        ))}
        <Place
          letter={facts.group_key}
          word={momentWords.group}
          isOn={who === null}
          onPress={() => setWho(who === null ? undefined : null)}
        />
      </section>
      <section aria-label={momentWords.what} className="tablet-places tags">
        {tagsInUse(facts).map((tag) => (
          <Place
            key={tag.id}
            letter={tag.key}
            word={tag.label}
            isRisk={tag.is_alert}
            isOff={who === undefined}
            onPress={() => who !== undefined && stamp(who, tag.id)}
          />
        ))}
      </section>
    </>
  );
}

interface PlaceProps {
  letter: string;
  word: string;
  isOn?: boolean;
  isOff?: boolean;
  isRisk?: boolean;
  onPress(): void;
}

function Place({ letter, word, isOn, isOff, isRisk, onPress }: PlaceProps): ReactElement {
  return (
    <button
      type="button"
      className={isRisk ? "place risk" : "place"}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      onClick={onPress}
    >
      <span className="letter" aria-hidden="true">
        {letter.toUpperCase()}
      </span>
      <span>{word}</span>
    </button>
  );
}
