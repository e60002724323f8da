/** What the controls can ask for. The controls never wait for the answer: the state shows it. */

import type { Deed, Deeds, Sheet } from "../contract.ts";
import type { Kind, Pictures } from "./own.ts";

export type SheetDeed = Deeds["run-sheet"]["deed"];

export interface Commands {
  deed<D extends Deed>(deed: D, body: Deeds[D]): void;
  attempt<D extends Deed>(deed: D, body: Deeds[D]): Promise<string | null>;
  /** Change the plan, pressed when it looked like this; the deed is made for how it looks then. */
  arrange(seen: Sheet, make: (sheet: Sheet) => SheetDeed | null): void;
  knock(): void;
  goIn(): void;
  leave(): void;
  comeBack(): void;
  lookAgain(): void;
  setDevice(kind: Kind, isOn: boolean): void;
  chooseDevice(kind: Kind | "speaker", id: string): void;
  setBlur(isOn: boolean): void;
  setSharing(isOn: boolean): void;
  setOriginalSound(isOn: boolean): void;
  setPictures(pictures: Pictures): void;
  /** Somebody walked in, or has gone again. */
  cover(isOn: boolean): void;
  unblockSound(): void;
  testSpeaker(): void;
}
