/** Asking the server what lies beside a note while it is written. */

import type { components } from "../contract.generated.ts";
import { type Answer, ask } from "./server.ts";

type Schemas = components["schemas"];
export type Beside = Schemas["BesideOut"];
export type BesideNote = Schemas["BesideNoteOut"];
export type Phrase = Schemas["PhraseOut"];
export type Goal = Schemas["GoalOut"];
export type Last = Schemas["LastOut"];

export const besideServer = {
  look: (place: string, client: string): Promise<Answer<Beside>> =>
    ask<Beside>(`/${place}/beside?client_id=${client}`),
};
