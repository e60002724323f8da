import type { KeyboardEvent, ReactElement } from "react";
import { useRef } from "react";
import type { Line } from "../journal/line.ts";
import type { Section } from "../journal/protocol.ts";

interface ChipsProps {
  sections: readonly Section[];
  lines: Readonly<Record<string, Line>>;
  chosen: string;
  panelId: string;
  onChoose(note: string): void;
}

export function chipId(note: string): string {
  return `note-chip-${note}`;
}

export function titleOf(section: Section): string {
  if (section.kind === "record") return section.template.title;
  return section.kind === "group" ? "Group" : section.title;
}

/** One chip for the group, one for each member by seat; arrows go along. */
export function Chips({ sections, lines, chosen, panelId, onChoose }: ChipsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);

  const go = (event: KeyboardEvent): void => {
    const at = sections.findIndex((section) => section.id === chosen);
    const next = sections.at(stepFor(event.key, at, sections.length) ?? at);
    if (!next || next.id === chosen) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(chipId(next.id))?.focus();
  };

  return (
    <div className="note-chips" role="tablist" aria-label="Notes" ref={list} onKeyDown={go}>
      {sections.map((section) => {
        const isChosen = section.id === chosen;
        const mark = markOf(lines[section.id]);
        return (
          <button
            key={section.id}
            id={chipId(section.id)}
            type="button"
            role="tab"
            className="note-chip"
            aria-selected={isChosen}
            aria-controls={panelId}
            tabIndex={isChosen ? 0 : -1}
            data-mark={mark ?? undefined}
            aria-label={labelOf(section, mark)}
            onClick={() => onChoose(section.id)}
          >
            {titleOf(section)}
          </button>
        );
      })}
    </div>
  );
}

function labelOf(section: Section, mark: "two" | "text" | null): string {
  const title = titleOf(section);
  if (mark === null) return title;
  return mark === "two" ? `${title}, two texts` : `${title}, written`;
}

function stepFor(key: string, at: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

function markOf(line: Line | undefined): "two" | "text" | null {
  if (!line) return null;
  if (line.conflicts.length > 0) return "two";
  return Object.values(line.fields).some((shown) => shown.text.trim() !== "") ? "text" : null;
}
