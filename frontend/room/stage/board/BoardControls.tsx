import { Eraser, Hand, Snowflake } from "lucide-react";
import type { ReactElement } from "react";
import { useStage } from "../useStage.ts";
import type { Scene } from "./sheet.ts";
import { boardWords } from "./words.ts";

/** What those who lead do with the whole board. */
export function BoardControls({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const Icon = scene.is_open ? Snowflake : Hand;
  return (
    <>
      <button
        type="button"
        className="btn"
        data-next="open"
        onClick={() => act({ do: "board.open", on: !scene.is_open })}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        {scene.is_open ? boardWords.rest : boardWords.goOn}
      </button>
      {scene.count > 0 && (
        <button
          type="button"
          className="btn"
          data-next="clear"
          onClick={() => act({ do: "board.clear", step: scene.step })}
        >
          <Eraser size={18} strokeWidth={1.75} aria-hidden="true" />
          {boardWords.clear}
        </button>
      )}
    </>
  );
}
