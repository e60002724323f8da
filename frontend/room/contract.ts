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
export type Pulse = Schemas["PulseFacts"];
export type Alert = Schemas["AlertFacts"];
export type Ticket = Schemas["TicketFacts"];
export type Place = Schemas["TicketPlace"];

export type Sheet = NonNullable<Snapshot["sheet"]>;
export type Block = Sheet["blocks"][number];
export type ChatFacts = NonNullable<Snapshot["chat"]>;
export type Sign = Snapshot["signs"][number];
export type ChatLines = Schemas["ChatLines"];
export type ChatLine = Schemas["LineFacts"];
export type Channel = ChatLine["channel"];

export type Rest = NonNullable<Snapshot["rest"]>;
export type EmergencyCard = Schemas["EmergencyCard"];

export type BoardFacts = Schemas["BoardFacts"];
export type ShelfFacts = Schemas["ShelfFacts"];
export type StageView = NonNullable<Snapshot["stage"]>;
export type StageOptions = Schemas["StartSaid"]["options"];
export type StageDeed = Schemas["StageSaid"]["deed"];

export type Waited = Schemas["WaitedFacts"];
export type Balance = Schemas["BalanceFacts"];
export type Handout = Schemas["HandoutFacts"];
export type Given = Schemas["GivenFacts"];
export type Homeworks = Schemas["HomeworkFacts"];
export type GivenHomework = Schemas["GivenHomework"];
export type LastHomework = Schemas["LastHomework"];
export type HomeworkOutcome = NonNullable<LastHomework["outcome"]>;

/** The view of one format. */
export type ViewOf<F extends StageView["format"]> = Extract<StageView, { format: F }>;

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
  listening: Schemas["ListeningSaid"];
  "check-out": Schemas["CheckOutSaid"];
  interrupted: Switch;
  "wants-time": Switch;
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
  pause: Switch;
  aside: Seat;
  "aside-end": Nothing;
  "emergency-opened": Seat;
  end: Nothing;
  stage: Schemas["StageSaid"];
  "stage-start": Schemas["StartSaid"];
  "stage-close": Schemas["CloseSaid"];
  "run-sheet": Schemas["SheetSaid"];
  write: Schemas["LineSaid"];
  sign: Schemas["SignSaid"];
  "homework-give": Schemas["HomeworkSaid"];
  "homework-take-back": Schemas["HomeworkTakenBack"];
  "homework-keep": Schemas["HomeworkKept"];
  "homework-report": Schemas["HomeworkReported"];
  "guest-answer": Schemas["GuestAnswerSaid"];
  "guest-name": Schemas["GuestNameSaid"];
}

export type Deed = keyof Deeds;
