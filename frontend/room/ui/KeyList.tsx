import { type ReactElement, Suspense } from "react";
import { formatOf } from "../stage/formats.ts";
import { type Action, keys } from "../state/keys.ts";
import { isGuest, isSilent } from "../state/roles.ts";
import { useIsFacilitator, useRoom } from "./context.ts";
import { Guard } from "./Guard.tsx";
import { everywhere, keyCaps, keyTitles, keyWords, notesKeys } from "./keyWords.ts";
import { lazily } from "./lazily.ts";

const MomentKeys = lazily(async () => (await import("../moments/MomentKeys.tsx")).MomentKeys);

export function KeyList(): ReactElement {
  const isFacilitator = useIsFacilitator();
  const role = useRoom((state) => state.snapshot?.me.role);
  const hasChat = useRoom((state) => state.snapshot?.chat != null);
  const notTheirs: Action[] = isGuest(role) ? ["hand"] : [];
  if (isSilent(role)) notTheirs.push("microphone");
  if (isGuest(role) && !hasChat) notTheirs.push("chat");
  return (
    <>
      <dl className="keys">
        {keys
          .filter((key) => isFacilitator || !key.isForFacilitators)
          .filter(({ action }) => !notTheirs.includes(action))
          .map(({ key, action }) => (
            <div key={key}>
              <dt>
                <kbd>{key.toUpperCase()}</kbd>
              </dt>
              <dd>{keyWords[action]}</dd>
            </div>
          ))}
      </dl>
      <StageKeys />
      <KeySection title={keyTitles.everywhere} lines={everywhere} />
      {isFacilitator && <KeySection title={keyTitles.notes} lines={notesKeys} />}
      {isFacilitator && (
        <Guard>
          <Suspense fallback={null}>
            <MomentKeys />
          </Suspense>
        </Guard>
      )}
    </>
  );
}

/** The keys of what is on the stage now. */
function StageKeys(): ReactElement | null {
  const scene = useRoom((state) => state.snapshot?.stage ?? null);
  const format = scene ? formatOf(scene) : null;
  return format?.keys ? <KeySection title={format.title} lines={format.keys} /> : null;
}

interface KeySectionProps {
  title: string;
  lines: readonly { keys: readonly string[]; does: string }[];
}

function KeySection({ title, lines }: KeySectionProps): ReactElement {
  return (
    <>
      <h3>{title}</h3>
      <dl className="keys">
        {lines.map((line) => (
          <div key={line.does}>
            <dt>
              {line.keys.map((key) => (
                <kbd key={key}>{keyCaps[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
