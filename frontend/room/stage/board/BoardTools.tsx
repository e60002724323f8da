import { Eraser, Highlighter, type LucideIcon, PencilLine, Type, Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import { type Colour, colours, type Tool } from "./sheet.ts";
import { boardWords } from "./words.ts";

export interface Hand {
  tool: Tool | "eraser";
  colour: Colour;
  size: number;
}

interface ToolsProps {
  hand: Hand;
  take: (change: Partial<Hand>) => void;
  mayUndo: boolean;
  undo: () => void;
}

const icons: Record<Hand["tool"], LucideIcon> = {
  pen: PencilLine,
  marker: Highlighter,
  text: Type,
  eraser: Eraser,
};

export function BoardTools({ hand, take, mayUndo, undo }: ToolsProps): ReactElement {
  return (
    <>
      <fieldset className="board-tools">
        <legend className="unseen">{boardWords.tools}</legend>
        {(Object.keys(icons) as Hand["tool"][]).map((tool) => {
          const Icon = icons[tool];
          return (
            <button
              key={tool}
              type="button"
              aria-pressed={hand.tool === tool}
              data-tool={tool}
              onClick={() => take({ tool })}
            >
              <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
              {boardWords.tool[tool]}
            </button>
          );
        })}
        <button
          type="button"
          disabled={!mayUndo}
          data-undo
          aria-description={boardWords.undoHelp}
          onClick={undo}
        >
          <Undo2 size={20} strokeWidth={1.75} aria-hidden="true" />
          {boardWords.undo}
        </button>
      </fieldset>
      <fieldset className="board-colours">
        <legend className="unseen">{boardWords.colours}</legend>
        {(Object.keys(colours) as Colour[]).map((colour) => (
          <button
            key={colour}
            type="button"
            aria-pressed={hand.colour === colour}
            aria-label={boardWords.colour[colour]}
            data-colour={colour}
            onClick={() => take({ colour })}
          >
            <span data-colour={colour} />
          </button>
        ))}
        <button
          type="button"
          data-thickness={hand.size}
          aria-description={boardWords.thicknessHelp}
          onClick={() => take({ size: (hand.size % 3) + 1 })}
        >
          <span className="board-dot" data-size={hand.size} data-colour={hand.colour} />
          {boardWords.thickness(hand.size)}
        </button>
      </fieldset>
    </>
  );
}
