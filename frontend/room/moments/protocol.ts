/** What pages and the server say to each other about moments: see docs/moments.md. */

import type { components } from "../contract.generated.ts";
import type { Kept } from "../journal/seal.ts";

type Schemas = components["schemas"];

export type Moment = Schemas["MomentOut"];
export type Tag = Schemas["TagOut"];
export type Member = Schemas["MemberOut"];
export type News = Schemas["NewsOut"];
export type DeskFacts = Schemas["DeskOut"];
export type MomentReceipt = Schemas["MomentsTakenOut"];

export type Change =
  | Omit<Required<Schemas["StampIn"]>, "seq">
  | Omit<Schemas["RewordIn"], "seq">
  | Omit<Schemas["TakeBackIn"], "seq">;

/** A change with its number, as it lies on this device: `note_id` is the meeting. */
export type KeptChange = Kept & { change: Change };

export const mostChangesAtOnce = 200;
export const longestText = 500;
