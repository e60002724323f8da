import { type ReactElement, useState } from "react";
import type { Line } from "../../journal/line.ts";
import type { NoteField, Section } from "../../journal/protocol.ts";
import { KnownFacts } from "./KnownFacts.tsx";
import { Names } from "./Names.tsx";
import { Offers } from "./Offers.tsx";
import { SharedSentences } from "./SharedSentences.tsx";
import { replaced, standing } from "./sentences.ts";
import { useFinishing } from "./useFinishing.ts";
import "./compose.css";

interface ComposeProps {
  place: string;
  section: Section;
  line: Line;
  onType(field: string, text: string): void;
}

/** From what was marked to a note that can be signed: facts, sentences, names. */
export function Compose({ place, section, line, onType }: ComposeProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const id = `compose-${section.id}`;
  return (
    <section className="compose" aria-label="Compose">
      <button
        type="button"
        className="compose-open"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        Compose
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen ? (
          <OpenCompose place={place} section={section} line={line} onType={onType} />
        ) : null}
      </div>
    </section>
  );
}

function OpenCompose({ place, section, line, onType }: ComposeProps): ReactElement {
  const finishing = useFinishing(place, line.client, `${section.id} ${line.version}`);
  const texts = Object.fromEntries(
    Object.entries(line.fields).map(([key, { text }]) => [key, text]),
  );
  const checked = finishing.found?.sections.find(({ id }) => id === section.id);
  const fields = section.fields.filter(isWritten);

  if (!finishing.found || !checked) {
    return <p role="status">{finishing.trouble ?? "Looking…"}</p>;
  }
  return (
    <>
      {finishing.trouble === null ? null : <p role="alert">{finishing.trouble}</p>}
      <KnownFacts
        facts={finishing.found.facts}
        member={section.kind === "group" ? null : checked.fact}
        onConfirm={finishing.confirm}
      />
      <Offers
        offers={checked.offers}
        texts={texts}
        fields={fields}
        onTake={(field, text) => onType(field, text)}
      />
      <Names
        named={standing(checked.named, texts)}
        kept={checked.kept}
        fields={section.fields}
        onReplace={(named) => {
          for (const [field, text] of Object.entries(replaced(named, texts))) onType(field, text);
        }}
        onKeep={(words, reason) => finishing.keep(section.id, words, reason)}
      />
      <SharedSentences shared={checked.shared} isCopied={checked.is_copied} />
      {checked.sign === "" ? null : (
        <a className="compose-sign" href={checked.sign} target="_blank" rel="noreferrer">
          Read and sign
        </a>
      )}
    </>
  );
}

function isWritten(field: NoteField): boolean {
  return field.control === "text" && !field.is_kept;
}
