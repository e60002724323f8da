import { ArrowLeft, Copy, Phone } from "lucide-react";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { EmergencyCard } from "../contract.ts";
import { pulseWords } from "../pulse/words.ts";
import { tellOpened } from "../server/emergencies.ts";
import { useRoom, useView } from "../ui/context.ts";
import "./emergency.css";
import { emergencyWords } from "./words.ts";

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Whom to call, from what this page keeps in memory: it needs no line. */
export function EmergencyCards({ seat }: { seat: string | null }): ReactElement {
  const cards = useRoom((state) => state.emergencies);
  const [, change] = useView();
  const open = (one: string | null): void => change({ dialog: { is: "emergency", seat: one } });
  const card = cards.find((one) => one.seat === seat);
  if (!card) return <Choice cards={cards} onChoose={open} />;
  return (
    <>
      <Card key={card.seat} card={card} />
      <button type="button" className="btn quiet back" onClick={() => open(null)}>
        <ArrowLeft {...icon} />
        {emergencyWords.others}
      </button>
    </>
  );
}

interface ChoiceProps {
  cards: readonly EmergencyCard[];
  onChoose: (seat: string) => void;
}

function Choice({ cards, onChoose }: ChoiceProps): ReactElement {
  const people = useRoom((state) => state.snapshot?.people);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const here = cards.filter((card) => people?.some((one) => one.seat === card.seat));
  if (here.length === 0) return <p>{emergencyWords.nobody}</p>;
  return (
    <div className="emergency-choice">
      <p className="small">{emergencyWords.choose}</p>
      <ul ref={list}>
        {here.map(({ seat, name, location, is_accompanied }) => (
          <li key={seat}>
            <button
              type="button"
              className="choice"
              data-card={seat}
              onClick={() => onChoose(seat)}
            >
              <b>
                {name}
                {is_accompanied && <span className="chip warn">{pulseWords.accompanied}</span>}
              </b>
              <span className="small">{location}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Card({ card }: { card: EmergencyCard }): ReactElement {
  const meeting = useRoom((state) => state.meeting);
  const { seat } = card;
  useEffect(() => void tellOpened(meeting, seat), [meeting, seat]);
  return (
    <div className="emergency-card" data-emergency={seat}>
      {card.is_accompanied && <p className="chip warn">{pulseWords.accompaniedLong}</p>}
      <dl>
        <Fact word={emergencyWords.where}>
          <b>{card.location || emergencyWords.unknown}</b>
          {card.location && <CopyButton text={card.location} />}
        </Fact>
        <Fact word={emergencyWords.phone}>
          {card.phones.length === 0 && emergencyWords.unknown}
          {card.phones.map((number) => (
            <Call key={number} number={number} />
          ))}
        </Fact>
        <Fact word={emergencyWords.contact}>
          {card.contacts.length === 0 && emergencyWords.noContact}
          {card.contacts.map(({ name, relation, phone }) => (
            <span key={`${name}${phone}`} className="emergency-contact">
              <span>
                {name}
                {relation && `, ${relation}`}
              </span>
              <Call number={phone} />
            </span>
          ))}
        </Fact>
        <Fact word={emergencyWords.legal}>{card.legal_name}</Fact>
        <Fact word={emergencyWords.born}>{card.date_of_birth || emergencyWords.unknown}</Fact>
      </dl>
      <Local card={card} />
      <p className="small">{emergencyWords.works}</p>
    </div>
  );
}

function Local({ card }: { card: EmergencyCard }): ReactElement {
  if (!card.region) return <p>{emergencyWords.noRegion}</p>;
  return (
    <section className="emergency-local">
      <h3>{emergencyWords.local(card.region)}</h3>
      <div className="emergency-calls">
        {card.ambulance && <Call number={card.ambulance} word={emergencyWords.ambulance} isRisk />}
        {card.police && <Call number={card.police} word={emergencyWords.police} />}
        {card.crisis && <Call number={card.crisis} word={emergencyWords.crisis} />}
      </div>
      <p className="small">{emergencyWords.checked(card.verified)}</p>
    </section>
  );
}

function Fact({ word, children }: { word: string; children: React.ReactNode }): ReactElement {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface CallProps {
  number: string;
  word?: string;
  isRisk?: boolean;
}

function Call({ number, word, isRisk }: CallProps): ReactElement {
  return (
    <a
      className={isRisk ? "btn risk num" : "btn num"}
      href={`tel:${number.replace(/[^+\d]/g, "")}`}
    >
      <Phone {...icon} />
      {word && `${word} `}
      {number}
    </a>
  );
}

function CopyButton({ text }: { text: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <button type="button" className="btn quiet" onClick={copy}>
      <Copy {...icon} />
      {isCopied ? emergencyWords.copied : emergencyWords.copy}
    </button>
  );
}
