import type { ReactElement } from "react";
import { shareOf } from "../state/voices.ts";
import { balanceWords } from "./balanceWords.ts";
import { useNow, useRoom } from "./context.ts";

/** One's own share of what was spoken, beside a soft target. For facilitators. */
export function OwnShare(): ReactElement | null {
  const balance = useRoom((state) => state.balance);
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  if (!balance?.is_on) return null;
  const share = shareOf(balance.people, me);
  if (share === null) return null;
  const isOver = share > balance.target_percent;
  return (
    <div className="own-share" data-over={isOver || undefined}>
      <p>{balanceWords.share(share)}</p>
      <meter min={0} max={100} high={balance.target_percent} value={share}>
        {share}
      </meter>
      <p className="small">
        {isOver ? balanceWords.over(balance.target_percent) : balanceWords.within}
      </p>
    </div>
  );
}

/** How long somebody spoke, how long ago, and how often in a row they listened. */
export function Voice({ seat }: { seat: string }): ReactElement | null {
  const balance = useRoom((state) => state.balance);
  const now = useNow(10_000);
  const one = balance?.people.find((person) => person.seat === seat);
  if (!one) return null;
  const parts = [balanceWords.spoke(one.seconds)];
  if (one.last_spoke_at) {
    const ago = Math.floor((now - Date.parse(one.last_spoke_at)) / 60_000);
    if (ago >= 1) parts.push(balanceWords.ago(ago));
  }
  if (one.listening_streak > 1) parts.push(balanceWords.streak(one.listening_streak));
  return <span className="small num voice">{parts.join(" · ")}</span>;
}
