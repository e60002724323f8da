/** Asking the server what is known, marked and named when notes are to be finished. */

import type { components } from "../contract.generated.ts";
import { type Answer, ask } from "./server.ts";

type Schemas = components["schemas"];
export type Finishing = Schemas["FinishingOut"];
export type Facts = Schemas["FactsOut"];
export type Checked = Schemas["CheckedOut"];
export type Offer = Schemas["OfferOut"];
export type Named = Schemas["NamedOut"];
export type Shared = Schemas["SharedOut"];

export interface FinishingServer {
  look(place: string, client: string): Promise<Answer<Finishing>>;
  confirm(place: string): Promise<Answer<Finishing>>;
  keep(note: string, words: string, reason: string): Promise<Answer<Finishing>>;
}

export const finishingServer: FinishingServer = {
  look: (place, client) => ask<Finishing>(`/${place}/finishing?client_id=${client}`),
  confirm: (place) => ask<Finishing>(`/${place}/facts`, {}),
  keep: (note, words, reason) => ask<Finishing>(`/${note}/kept-names`, { words, reason }),
};
