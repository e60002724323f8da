import { type ReactElement, useRef, useState } from "react";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import type { FieldProps } from "../formats.ts";
import { BoardTools, type Hand } from "./BoardTools.tsx";
import "./board.css";
import { Sheet } from "./Sheet.tsx";
import { freePlace, type Point, type Scene } from "./sheet.ts";
import { useBoard } from "./useBoard.ts";
import { WriteForm } from "./WriteForm.tsx";
import { boardWords } from "./words.ts";

/** The sheet, and what one draws with. */
export function BoardField({ scene }: FieldProps<Scene>): ReactElement {
  const [hand, setHand] = useState<Hand>({ tool: "pen", colour: "ink", size: 2 });
  const [place, setPlace] = useState<Point | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const board = useBoard(scene);
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  const leads = useIsFacilitator();
  const write = (text: string): void => {
    const [x, y] = place ?? freePlace(board.marks);
    board.does({
      do: "board.write",
      key: crypto.randomUUID(),
      tool: "text",
      colour: hand.colour,
      size: hand.size,
      text,
      x,
      y,
    });
    setPlace(null);
  };
  return (
    <section className="board" aria-label={boardWords.title} data-rests={!scene.may_draw}>
      <div className="board-ask">
        {scene.prompt && <h2>{scene.prompt}</h2>}
        {!scene.may_draw && <p>{boardWords.rests}</p>}
      </div>
      <div className="board-sheet">
        <Sheet
          scene={scene}
          board={board}
          hand={hand}
          place={place}
          isMine={(mark) => scene.may_draw && (leads || mark.by === me)}
          choosePlace={(at) => {
            setPlace(at);
            field.current?.focus();
          }}
        />
      </div>
      {scene.may_draw && (
        <div className="board-side">
          <BoardTools
            hand={hand}
            take={(change) => setHand({ ...hand, ...change })}
            mayUndo={scene.may_undo}
            undo={() => board.does({ do: "board.undo" })}
          />
          {hand.tool === "text" && <WriteForm field={field} write={write} />}
        </div>
      )}
    </section>
  );
}
