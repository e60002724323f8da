/** What the controls can ask for. The controls never wait for the answer: the state shows it. */

import type { Deed, Deeds } from "../contract.ts";
import type { Kind } from "./own.ts";

export interface Commands {
  deed<D extends Deed>(deed: D, body: Deeds[D]): void;
  knock(): void;
  goIn(): void;
  leave(): void;
  comeBack(): void;
  lookAgain(): void;
  setDevice(kind: Kind, isOn: boolean): void;
  chooseDevice(kind: Kind | "speaker", id: string): void;
  setSharing(isOn: boolean): void;
  setSoundOnly(isOn: boolean): void;
  unblockSound(): void;
  testSpeaker(): void;
}
