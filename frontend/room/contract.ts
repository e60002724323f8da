/** What the server says about a room. The types are made from its own description. */

import type { components } from "./contract.generated.ts";

type Schemas = components["schemas"];

export type Snapshot = Schemas["Snapshot"];
export type MeetingFacts = Schemas["MeetingFacts"];
export type Me = Schemas["Me"];
export type Standing = Me["standing"];
export type Role = Me["role"];
export type Person = Schemas["Person"];
export type Knock = Schemas["Knock"];
export type Alert = Schemas["AlertFacts"];
export type Ticket = Schemas["TicketFacts"];
export type Place = Schemas["TicketPlace"];

export interface Refusal {
  error: string;
  message: string;
}

type Nothing = Schemas["Nothing"];
type Seat = Schemas["SeatSaid"];
type Switch = Schemas["SwitchSaid"];

/** Every deed and what it needs to be told. */
export interface Deeds {
  knock: Schemas["KnockSaid"];
  leave: Nothing;
  hand: Schemas["HandSaid"];
  listening: Switch;
  open: Nothing;
  admit: Seat;
  "admit-all": Nothing;
  deny: Seat;
  mute: Seat;
  "mute-all": Nothing;
  "stop-camera": Seat;
  "allow-camera": Seat;
  rename: Schemas["NameSaid"];
  lobby: Seat;
  remove: Seat;
  lock: Switch;
  spotlight: Schemas["SpotlightSaid"];
  "lower-hand": Seat;
  end: Nothing;
}

export type Deed = keyof Deeds;
