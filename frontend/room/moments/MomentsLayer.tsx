import { ShieldAlert } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { clockTime } from "../state/clock.ts";
import { say } from "../state/sayings.ts";
import { useRoom, useRoomStore } from "../ui/context.ts";
import type { Desk } from "./desk.ts";
import { alertsOf, type DeskState, memberOf, rulesOf, tagOf } from "./deskState.ts";
import "./moments.css";
import { MomentToast, type Toast } from "./MomentToast.tsx";
import { RadialDialog } from "./RadialDialog.tsx";
import { type Effect, patience } from "./strokes.ts";
import { useDesk, useDeskState } from "./useDesk.ts";
import { useLongPress } from "./useLongPress.ts";
import { useStrokes } from "./useStrokes.ts";
import { momentWords } from "./words.ts";

/** For who leads: keys on the tiles, two strokes, a long press, and what they did. */
export function MomentsLayer(): ReactElement | null {
  const meeting = useRoom((state) => state.meeting);
  const desk = useDesk(meeting);
  const state = useDeskState(desk);
  return desk && state.facts ? <OpenLayer desk={desk} state={state} facts={state.facts} /> : null;
}

interface LayerProps {
  desk: Desk;
  state: DeskState;
  facts: NonNullable<DeskState["facts"]>;
}

function OpenLayer({ desk, state, facts }: LayerProps): ReactElement {
  const store = useRoomStore();
  const [toast, draw] = useState<Toast | null>(null);
  const last = useRef<Toast | null>(null); // a key may come before it is drawn
  const setToast = (next: Toast | null): void => {
    last.current = next;
    draw(next);
  };
  useTileKeys(facts);

  const nameOf = (who: string | null): string =>
    memberOf(facts.members, who)?.name ?? momentWords.group;

  const stamp = (who: string | null, tag: string): void => {
    const moment = desk.stamp(who, tag);
    if (!moment) return;
    const label = tagOf(facts.tags, tag)?.label ?? "";
    setToast({ is: "stamped", moment, name: nameOf(who), label, at: Date.now() });
    say(store, momentWords.stamped(nameOf(who), label));
    if (who && tagOf(facts.tags, tag)?.is_alert) openCard(who);
  };

  /** Whom to call for this member, without anybody else noticing. */
  const openCard = (who: string): void => {
    const people = store.getState().snapshot?.people;
    const seat = people?.find(({ enrolment }) => enrolment === who)?.seat;
    const dialog = { is: "emergency", seat: seat ?? null } as const;
    if (seat) store.setState(({ view }) => ({ view: { ...view, dialog } }));
  };

  const react = (effect: Effect): void => {
    const now = last.current;
    if (effect.is === "stamp") stamp(effect.who, effect.tag);
    else if (effect.is === "armed") {
      setToast({ is: "who", name: nameOf(effect.who), at: Date.now() });
    } else if (now?.is !== "stamped") return;
    else if (effect.is === "words") setToast({ ...now, is: "words" });
    else if (effect.is === "take_back") {
      desk.takeBack(now.moment);
      setToast(null);
    }
  };

  const rules = useMemo(() => rulesOf(facts), [facts]);
  const disarm = useStrokes(rules, react);
  useLongPress((seat, at) => {
    const person = store.getState().snapshot?.people.find((one) => one.seat === seat);
    if (!person?.enrolment) return;
    disarm();
    store.setState(({ view }) => ({ view: { ...view, dialog: { is: "moment", seat, at } } }));
  });
  useEffect(() => {
    if (toast?.is !== "who") return;
    const timer = setTimeout(() => draw(null), patience);
    return () => clearTimeout(timer);
  }, [toast]);

  return (
    <>
      <Above stays>
        <RiskNotices state={state} />
      </Above>
      <Above>
        {toast && (
          <MomentToast
            toast={toast}
            onDone={() => setToast(null)}
            onUndo={(moment) => desk.takeBack(moment)}
            onWords={(moment, text) => desk.reword(moment, text)}
            onBegin={() => toast.is === "stamped" && setToast({ ...toast, is: "words" })}
          />
        )}
      </Above>
      <RadialDialog facts={facts} onStamp={stamp} />
    </>
  );
}

/** With the other short lines: those that pass, or those that stay until they are read. */
function Above({ stays, children }: { stays?: boolean; children: ReactNode }): ReactElement | null {
  const [place, find] = useState<Element | null>(null);
  const where = stays ? ".lasting > .first" : ".notices.passing";
  useEffect(() => find(document.querySelector(where)), [where]);
  return place && createPortal(children, place);
}

/** Say which key each tile has. Everybody who leads sees the same. */
function useTileKeys(facts: LayerProps["facts"]): void {
  const store = useRoomStore();
  const people = useRoom((state) => state.snapshot?.people);
  useEffect(() => {
    const keys = (people ?? []).flatMap(({ seat, enrolment }) => {
      const key = enrolment ? memberOf(facts.members, enrolment)?.key : undefined;
      return key ? [[seat, key.toUpperCase()] as const] : [];
    });
    store.setState({ tileKeys: Object.fromEntries(keys) });
  }, [store, people, facts]);
  useEffect(() => () => store.setState({ tileKeys: {} }), [store]);
}

const opened = Date.now();
const before = 600_000;

/** Another facilitator has marked a risk: it stays until it is read. */
function RiskNotices({ state }: { state: DeskState }): ReactElement {
  const [read, setRead] = useState<readonly string[]>([]);
  const zone = useRoom((room) => room.snapshot?.me.time_zone ?? "UTC");
  const offset = state.offset;
  return (
    <>
      {alertsOf(state, opened + offset - before, read).map((moment) => {
        const member = memberOf(state.facts?.members ?? [], moment.member);
        return (
          <div key={moment.id} className="notice warning" role="alert" data-notice="risk">
            <ShieldAlert size={18} strokeWidth={1.75} aria-hidden="true" />
            <span>
              {momentWords.risk(
                moment.author_name,
                member?.name ?? momentWords.group,
                clockTime(moment.at, zone),
              )}{" "}
              {moment.text}
            </span>
            <button
              type="button"
              className="small-btn"
              onClick={() => setRead([...read, moment.id])}
            >
              {momentWords.read}
            </button>
          </div>
        );
      })}
    </>
  );
}
