import {
  ChevronDown,
  type LucideIcon,
  Pause,
  Play,
  Repeat,
  Timer,
  UserMinus,
  UserPlus,
} from "lucide-react";
import type { ReactElement } from "react";
import type { StageDeed, ViewOf } from "../../contract.ts";
import { shortName } from "../../state/names.ts";
import { useRoom } from "../../ui/context.ts";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { useNameOf, useStage } from "../useStage.ts";
import { rolePlayWords } from "./words.ts";

type Scene = ViewOf<"role_play">;

const icon = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

/** For those who lead: let it stand still, reverse roles, bring in a double. */
export function SceneDeeds({ scene }: { scene: Scene }): ReactElement {
  const { act } = useStage();
  const items = useRoleItems(scene);
  const { step, frozen_at } = scene;
  const Icon = frozen_at ? Play : Pause;
  return (
    <div className="deeds">
      <button
        type="button"
        className="btn"
        onClick={() => act({ do: "role_play.freeze", step, on: !frozen_at })}
      >
        <Icon {...icon} />
        {frozen_at ? rolePlayWords.goOn : rolePlayWords.freeze}
      </button>
      <Menu label={rolePlayWords.deeds} className="btn" items={items}>
        {rolePlayWords.deeds}
        <ChevronDown {...icon} />
      </Menu>
    </div>
  );
}

/** Whoever plays may let the scene stand still. */
export function Stop({ scene }: { scene: Scene }): ReactElement | null {
  const { act } = useStage();
  if (scene.frozen_at) return null;
  return (
    <div className="deeds">
      <button type="button" className="btn" onClick={() => act({ do: "role_play.stop" })}>
        <Pause {...icon} />
        {rolePlayWords.stop}
      </button>
    </div>
  );
}

function useRoleItems(scene: Scene): MenuItem[] {
  const { act } = useStage();
  const nameOf = useNameOf();
  const people = useRoom((state) => state.snapshot?.people) ?? [];
  const { step, cast } = scene;
  const item = (label: string, of: LucideIcon, deed: StageDeed): MenuItem => ({
    label,
    icon: of,
    does: () => act(deed),
  });
  const others = cast.filter((one) => one.part === "other");
  const doubles = cast.filter((one) => one.part === "double");
  const taken = cast.filter((one) => one.reply !== "no").map((one) => one.seat);
  const free = people.filter(
    (one) => one.role === "member" && !one.is_listening && !taken.includes(one.seat),
  );
  return [
    ...others.map(({ seat, role, plays }) => {
      const label = plays ? rolePlayWords.reverseBack : rolePlayWords.reverse(role);
      return item(label, Repeat, { do: "role_play.reverse", step, other: seat });
    }),
    item(rolePlayWords.more, Timer, { do: "role_play.more", step }),
    ...doubles.map(({ seat }) => {
      const label = rolePlayWords.letGo(shortName(nameOf(seat)));
      return item(label, UserMinus, { do: "role_play.double", step, seat, on: false });
    }),
    ...free.map(({ seat, name }) => {
      const label = rolePlayWords.askToDouble(shortName(name));
      return item(label, UserPlus, { do: "role_play.double", step, seat, on: true });
    }),
  ];
}
