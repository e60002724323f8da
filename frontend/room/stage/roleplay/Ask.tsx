import { type ReactElement, useId } from "react";
import { useStage } from "../useStage.ts";
import type { Player } from "./cast.ts";
import { rolePlayWords } from "./words.ts";

interface AskProps {
  own: Player;
}

/** Yes or no, in private, and a change of mind until the scene begins. */
export function Ask({ own }: AskProps): ReactElement {
  const { act } = useStage();
  const help = useId();
  const say = (says_yes: boolean) => () => act({ do: "role_play.reply", says_yes });
  const isAsked = own.reply === "asked";
  return (
    <fieldset className="deeds" aria-describedby={isAsked ? help : undefined}>
      <legend className="unseen">{rolePlayWords.title}</legend>
      {own.reply !== "no" && (
        <button type="button" className="btn" onClick={say(false)}>
          {isAsked ? rolePlayWords.no : rolePlayWords.ratherNot}
        </button>
      )}
      {own.reply !== "yes" && (
        <button type="button" className={isAsked ? "btn primary" : "btn"} onClick={say(true)}>
          {isAsked ? rolePlayWords.yes : rolePlayWords.afterAll}
        </button>
      )}
      {isAsked && (
        <p className="small" id={help}>
          {rolePlayWords.askHelp}
        </p>
      )}
    </fieldset>
  );
}
