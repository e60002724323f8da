import { Fragment, type ReactElement } from "react";
import type { Facts } from "../../journal/finishing.ts";
import { clock } from "../words.ts";

interface KnownFactsProps {
  facts: Facts;
  /** What is known of the member whose section this is; null in the group's section. */
  member: string | null;
  onConfirm(): Promise<void>;
}

/** What nobody has to type: it is looked at once and confirmed with one press. */
export function KnownFacts({ facts, member, onConfirm }: KnownFactsProps): ReactElement {
  if (member !== null) return <p className="compose-fact">{member}</p>;
  return (
    <div className="compose-part">
      <h2>Facts</h2>
      <dl className="compose-facts">
        {[...facts.session, ...facts.attendance].map(({ label, said }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </Fragment>
        ))}
      </dl>
      {facts.confirmed && facts.is_current ? (
        <p className="compose-quiet" role="status">
          Confirmed by {facts.confirmed.by} at {clock(new Date(facts.confirmed.at))}
        </p>
      ) : (
        <>
          {facts.confirmed ? (
            <p className="compose-quiet">Something has changed since they were confirmed.</p>
          ) : null}
          <button type="button" className="compose-main" onClick={() => void onConfirm()}>
            Confirm the facts
          </button>
        </>
      )}
    </div>
  );
}
