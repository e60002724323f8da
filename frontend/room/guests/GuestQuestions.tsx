import { UserRoundPlus } from "lucide-react";
import { type ReactElement, useEffect, useRef } from "react";
import { say } from "../state/sayings.ts";
import { useCommands, useDialog, useRoom, useRoomStore } from "../ui/context.ts";
import { GuestName } from "./GuestName.tsx";
import { type Asked, guestWords } from "./words.ts";

const none: Asked[] = [];

function useAsked(): Asked[] {
  return useRoom((state) => state.snapshot?.guests ?? none);
}

/** Who would like to come, before one knocks: asked once, and open to another answer. */
export function GuestQuestions(): ReactElement | null {
  const guests = useAsked();
  if (guests.length === 0) return null;
  return (
    <section className="guests" aria-label={guestWords.title}>
      {guests.map((guest) => (
        <Question key={guest.guest} guest={guest} />
      ))}
      {guests.some((guest) => guest.asks) && <p className="small">{guestWords.change}</p>}
      <GuestName />
    </section>
  );
}

function Question({ guest }: { guest: Asked }): ReactElement {
  const isOpen = guest.asks && guest.says_yes === null;
  const words = isOpen ? guestWords.question(guest) : guestWords.said(guest);
  return (
    <div className="guest" data-guest={guest.guest} data-says={String(guest.says_yes)}>
      <p>{guest.asks ? words : guestWords.announced(guest)}</p>
      {guest.asks && <Answers guest={guest} yes="btn" no="btn quiet" />}
    </div>
  );
}

interface AnswersProps {
  guest: Asked;
  /** What the buttons look like. */
  yes: string;
  no: string;
}

/** The answers that are not given yet. */
function Answers({ guest, yes, no }: AnswersProps): ReactElement {
  const commands = useCommands();
  const answer = (says_yes: boolean): void =>
    commands.deed("guest-answer", { guest: guest.guest, says_yes });
  return (
    <div className="guest-deeds">
      {guest.says_yes !== true && (
        <button type="button" className={yes} onClick={() => answer(true)}>
          {guestWords.yes}
        </button>
      )}
      {guest.says_yes !== false && (
        <button type="button" className={no} onClick={() => answer(false)}>
          {guestWords.no}
        </button>
      )}
    </div>
  );
}

/** In the circle: what has not been answered yet, and who is announced, said once. */
export function GuestNotices(): ReactElement {
  const store = useRoomStore();
  const guests = useAsked();
  const show = useDialog();
  const isIn = useRoom((state) => state.snapshot?.me.standing.is === "admitted");
  const open = guests.filter((guest) => guest.asks && guest.says_yes === null);
  const said = useRef(new Set<string>());
  useEffect(() => {
    const news = isIn ? open.filter(({ guest }) => !said.current.has(guest)) : [];
    for (const { guest } of news) said.current.add(guest);
    if (news.length > 0) say(store, news.map(guestWords.question).join(" "));
  }, [open, isIn, store]);
  return (
    <>
      {isIn &&
        open.map((guest) => (
          <div key={guest.guest} className="notice" data-notice="guest" data-guest={guest.guest}>
            <UserRoundPlus size={18} strokeWidth={1.75} aria-hidden="true" />
            <span>{guestWords.question(guest)}</span>
            <Answers guest={guest} yes="small-btn" no="small-btn quiet" />
            <button
              type="button"
              className="small-btn quiet"
              onClick={() => show({ is: "guests" })}
            >
              {guestWords.chooseShort}
            </button>
          </div>
        ))}
    </>
  );
}
