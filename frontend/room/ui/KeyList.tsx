import type { ReactElement } from "react";
import { keys } from "../state/keys.ts";
import { useIsFacilitator } from "./context.ts";
import { keyWords } from "./spoken.ts";

export function KeyList(): ReactElement {
  const isFacilitator = useIsFacilitator();
  return (
    <dl className="keys">
      {keys
        .filter((key) => isFacilitator || !key.isForFacilitators)
        .map(({ key, action }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{keyWords[action]}</dd>
          </div>
        ))}
    </dl>
  );
}
