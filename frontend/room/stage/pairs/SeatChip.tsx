import type { ReactElement } from "react";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { pairsWords } from "./words.ts";

interface SeatChipProps {
  seat: string;
  name: string;
  items: readonly MenuItem[];
}

/** Somebody in a room, by name. They are moved by dragging, or by the menu. */
export function SeatChip({ seat, name, items }: SeatChipProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu inside does the same by keyboard
    <div
      className="pair-seat"
      draggable={items.length > 0}
      data-pair-seat={seat}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", seat)}
    >
      <Menu label={pairsWords.move(name)} className="pair-person" items={items}>
        <span className="round-initial" data-initial={[...name][0] ?? ""} />
        <b>{name}</b>
      </Menu>
    </div>
  );
}
