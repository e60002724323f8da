import { Circle, Plus, Users } from "lucide-react";
import type { ViewOf } from "../../contract.ts";
import type { MenuItem } from "../../ui/Menu.tsx";
import { useStage } from "../useStage.ts";
import { pairsWords } from "./words.ts";

export type Scene = ViewOf<"pairs">;
export type Room = NonNullable<Scene["rooms"]>[number];

/** Everywhere somebody can be moved to, from where they are: what the menu offers. */
export function useMoves(scene: Scene): {
  move: (seat: string, to: string) => void;
  itemsFor: (seat: string) => MenuItem[];
} {
  const { act } = useStage();
  const { step, size } = scene;
  const rooms = scene.rooms ?? [];
  const move = (seat: string, to: string): void => act({ do: "pairs.move", step, seat, to });
  const itemsFor = (seat: string): MenuItem[] => {
    const home = rooms.find((room) => room.seats.includes(seat));
    const others = rooms.flatMap((room, place) =>
      room === home
        ? []
        : [
            {
              label: pairsWords.moveTo(pairsWords.room(size, place + 1)),
              icon: Users,
              does: () => move(seat, room.id),
            },
          ],
    );
    return [
      ...others,
      { label: pairsWords.moveNew, icon: Plus, does: () => move(seat, "new") },
      ...(home
        ? [{ label: pairsWords.moveCircle, icon: Circle, does: () => move(seat, "circle") }]
        : []),
    ];
  };
  return { move, itemsFor };
}
