/** Every format of the stage: what it is called, how it looks, what it marks on the tiles. */

import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { StageOptions, StageView, ViewOf } from "../contract.ts";
import type { Box } from "../state/grid.ts";
import type { Seat } from "../state/seats.ts";
import { board } from "./board/format.ts";
import { breathing } from "./breathing/format.ts";
import { cards } from "./cards/format.ts";
import { feedback } from "./feedback/format.ts";
import { fishbowl } from "./fishbowl/format.ts";
import { music } from "./music/format.ts";
import { pairs } from "./pairs/format.ts";
import { rolePlay } from "./roleplay/format.ts";
import { goRound } from "./round/format.ts";
import { theory } from "./theory/format.ts";
import { topics } from "./topics/format.ts";
import { turn } from "./turn/format.ts";
import { video } from "./video/format.ts";

/** A word on somebody's tile. */
export interface Mark {
  word?: string;
  /** Whom they play: it stands before their own name. */
  role?: string;
  tone: "now" | "next" | "done";
}

/** Keys that do something on the stage beside Tab, Enter and Space, and what they do. */
export interface StageKey {
  keys: readonly string[];
  does: string;
}

/** Somebody's name; empty when they have left. */
export type NameOf = (seat: string | null) => string;

export type Marks = Readonly<Record<string, Mark | undefined>>;

export interface SceneProps<V> {
  scene: V;
  seats: readonly Seat[];
}

export interface FieldProps<V> extends SceneProps<V> {
  box: Box;
}

export interface OptionsProps {
  start: (options: StageOptions) => void;
}

/** How a format is drawn. Its components are fetched when they are first needed. */
export interface Format<V> {
  title: string;
  about: string;
  icon: LucideIcon;
  /** Above the circle, which stays. */
  Banner?: ComponentType<SceneProps<V>>;
  /** Large, with the circle as a strip beneath. */
  Field?: ComponentType<FieldProps<V>>;
  /** Whether the field needs the most of a tall screen, and the strip the least. */
  hasSlimStrip?: boolean;
  /** Whether the field is there for this person now; without a word it is. */
  hasField?: (scene: V) => boolean;
  /** Whether there is no way back to the circle yet: people are to be brought back, roles put down. */
  isHeld?: (scene: V) => boolean;
  /** The facilitator's next step, in the middle of the bar. */
  Controls?: ComponentType<{ scene: V }>;
  Options: ComponentType<OptionsProps>;
  /** For the list of keys. */
  keys?: readonly StageKey[];
  marks?: (scene: V, nameOf: NameOf) => Marks;
}

type Formats = { [F in StageView["format"]]: Format<ViewOf<F>> };

export const formats: Formats = {
  round: goRound,
  turn,
  topics,
  fishbowl,
  role_play: rolePlay,
  feedback,
  pairs,
  cards,
  breathing,
  music,
  video,
  theory,
  board,
};

export const formatNames = Object.keys(formats) as StageView["format"][];

export const noMarks: Marks = {};

export function formatOf(scene: StageView): Format<StageView> {
  return formats[scene.format] as unknown as Format<StageView>;
}
