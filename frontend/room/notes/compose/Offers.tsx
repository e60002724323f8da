import { type ReactElement, useId, useState } from "react";
import type { Offer } from "../../journal/finishing.ts";
import type { NoteField, Texts } from "../../journal/protocol.ts";
import { appended, keyOf, moment, stillOffered } from "./sentences.ts";

interface OffersProps {
  offers: readonly Offer[];
  texts: Texts;
  fields: readonly NoteField[];
  onTake(field: string, text: string): void;
}

/** Sentences made of what was marked. The author takes, changes or leaves each. */
export function Offers({ offers, texts, fields, onTake }: OffersProps): ReactElement {
  const id = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState(fields[0]?.key ?? "");
  const shown = stillOffered(offers, texts, left);
  const leave = (offer: Offer): void => setLeft(new Set([...left, keyOf(offer)]));

  if (shown.length === 0) {
    return (
      <p className="compose-quiet" role="status">
        {offers.length === 0 ? "Nothing was marked here." : "Nothing you marked is left over."}
      </p>
    );
  }
  return (
    <div className="compose-part">
      <h2>From what you marked</h2>
      <div className="compose-into">
        <label htmlFor={id}>Into</label>
        <select id={id} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)}>
          {fields.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <ul>
        {shown.map((offer) => (
          <OneOffer
            key={keyOf(offer)}
            offer={offer}
            onTake={(sentence) => {
              leave(offer);
              onTake(wanted, appended(texts[wanted] ?? "", sentence));
            }}
            onLeave={() => leave(offer)}
          />
        ))}
      </ul>
    </div>
  );
}

interface OneOfferProps {
  offer: Offer;
  onTake(sentence: string): void;
  onLeave(): void;
}

function OneOffer({ offer, onTake, onLeave }: OneOfferProps): ReactElement {
  const [words, setWords] = useState<string | null>(null);
  const sentence = words ?? offer.sentence;
  return (
    <li className="compose-offer">
      {words === null ? (
        <p>{offer.sentence}</p>
      ) : (
        <textarea
          aria-label="Sentence"
          value={words}
          rows={2}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className="compose-sources">
        {offer.sources.map(({ id, tag, seconds_in, by }) => (
          <span key={id} className="compose-source" title={`Marked by ${by}`}>
            {tag} <time>{moment(seconds_in)}</time>
          </span>
        ))}
      </div>
      <div className="compose-deeds">
        <button type="button" disabled={sentence.trim() === ""} onClick={() => onTake(sentence)}>
          Take
        </button>
        {words === null ? (
          <button type="button" onClick={() => setWords(offer.sentence)}>
            Change
          </button>
        ) : null}
        <button type="button" onClick={onLeave}>
          Leave
        </button>
      </div>
    </li>
  );
}
