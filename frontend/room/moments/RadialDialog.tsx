import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { useDialog, useRoom } from "../ui/context.ts";
import { type DeskState, memberOf, tagsInUse } from "./deskState.ts";
import { momentWords } from "./words.ts";

interface RadialProps {
  facts: NonNullable<DeskState["facts"]>;
  onStamp(who: string | null, tag: string): void;
}

/** The tags in a ring around who was pressed. Arrows go round it, a tag's key chooses it. */
export function RadialDialog({ facts, onStamp }: RadialProps): ReactElement | null {
  const dialog = useRoom((state) => state.view.dialog);
  const enrolment = useRoom(({ view, snapshot }) => {
    const seat = view.dialog?.is === "moment" ? view.dialog.seat : null;
    return snapshot?.people.find((one) => one.seat === seat)?.enrolment ?? null;
  });
  const show = useDialog();
  if (dialog?.is !== "moment") return null;
  const name = memberOf(facts.members, enrolment)?.name ?? momentWords.group;
  return (
    <Radial
      name={name}
      tags={tagsInUse(facts)}
      at={dialog.at}
      onClose={() => show(null)}
      onChoose={(tag) => {
        show(null);
        onStamp(enrolment, tag);
      }}
    />
  );
}

interface RingProps {
  name: string;
  tags: ReturnType<typeof tagsInUse>;
  at: { x: number; y: number } | null;
  onClose(): void;
  onChoose(tag: string): void;
}

const size = 372;
const radius = 150;
const margin = 8;

function Radial({ name, tags, at, onClose, onChoose }: RingProps): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  const [told, setTold] = useState("");
  useEffect(() => ref.current?.showModal(), []);

  const onKey = (event: KeyboardEvent): void => {
    const buttons = [...(ref.current?.querySelectorAll<HTMLElement>(".ring-tag") ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const tag = tags.find(({ key }) => key === event.key.toLowerCase());
    if (step !== undefined) buttons.at((here + step) % buttons.length)?.focus();
    else if (tag && !event.ctrlKey && !event.metaKey && !event.altKey) onChoose(tag.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <dialog
      ref={ref}
      className="ring"
      aria-label={momentWords.markFor(name)}
      style={placed(at)}
      onClose={onClose}
      onKeyDown={onKey}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="ring-middle">
        <b>{name}</b>
        <span aria-hidden="true">{told || momentWords.what}</span>
        <button type="button" className="small-btn quiet" onClick={onClose}>
          {momentWords.close}
        </button>
      </div>
      {tags.map((tag, number) => (
        <button
          key={tag.id}
          type="button"
          className={tag.is_alert ? "ring-tag risk" : "ring-tag"}
          data-tag={tag.key}
          style={around(number, tags.length)}
          onFocus={() => setTold(tag.label)}
          onPointerEnter={() => setTold(tag.label)}
          onClick={() => onChoose(tag.id)}
        >
          <span className="letter" aria-hidden="true">
            {tag.key.toUpperCase()}
          </span>
          <span>{tag.label}</span>
        </button>
      ))}
    </dialog>
  );
}

function around(number: number, count: number): { left: number; top: number } {
  const angle = (number / count) * 2 * Math.PI - Math.PI / 2;
  return {
    left: size / 2 + radius * Math.cos(angle),
    top: size / 2 + radius * Math.sin(angle),
  };
}

/** Around the finger, and all of it on the screen. */
function placed(at: RingProps["at"]): { left: number; top: number } {
  const middle = at ?? { x: window.innerWidth / 2, y: window.innerHeight / 2 };
  const within = (wanted: number, room: number): number =>
    Math.max(margin, Math.min(wanted - size / 2, room - size - margin));
  return {
    left: within(middle.x, window.innerWidth),
    top: within(middle.y, window.innerHeight),
  };
}
