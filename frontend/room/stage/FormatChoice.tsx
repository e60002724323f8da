import { ArrowLeft } from "lucide-react";
import { type ReactElement, Suspense, useState } from "react";
import type { StageView } from "../contract.ts";
import { useDialog } from "../ui/context.ts";
import { formatNames, formats } from "./formats.ts";
import "./stage.css";
import { useStage } from "./useStage.ts";
import { stageWords } from "./words.ts";

/** First which format, then how. */
export function FormatChoice(): ReactElement {
  const [chosen, choose] = useState<StageView["format"] | null>(null);
  const show = useDialog();
  const { start } = useStage();
  if (chosen === null) {
    return (
      <ul className="format-list">
        {formatNames.map((name) => {
          const { icon: Icon, title, about } = formats[name];
          return (
            <li key={name}>
              <button
                type="button"
                className="choice"
                data-choose={name}
                onClick={() => choose(name)}
              >
                <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
                <span>
                  <b>{title}</b>
                  <span className="small">{about}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    );
  }
  const { Options, title } = formats[chosen];
  return (
    <div className="format-options">
      <button type="button" className="btn quiet back" onClick={() => choose(null)}>
        <ArrowLeft size={18} strokeWidth={1.75} aria-hidden="true" />
        {stageWords.otherFormats}
      </button>
      <h3>{title}</h3>
      <Suspense fallback={null}>
        <Options
          start={(options) => {
            show(null);
            start(options);
          }}
        />
      </Suspense>
    </div>
  );
}
