/** What the server says about a room. Times are ISO strings in UTC. */

export type Phase = "scheduled" | "open" | "ended" | "cancelled";
export type Role = "facilitator" | "co_facilitator" | "member";

export type Standing =
  | { is: "outside" }
  | { is: "knocking"; since: string }
  | { is: "admitted"; place: string }
  | { is: "denied" }
  | { is: "removed" }
  | { is: "elsewhere" };

export interface MeetingFacts {
  id: string;
  title: string | null;
  number: number | null;
  starts_at: string;
  ends_at: string;
  ended_at: string | null;
  zone: string;
  phase: Phase;
  is_locked: boolean;
  opens_at: string;
  fallback: string | null;
}

export interface Me {
  seat: string;
  role: Role;
  name: string;
  standing: Standing;
  hand: number;
  is_listening: boolean;
  is_camera_stopped: boolean;
  location: string;
  phone: string;
  time_zone: string;
  is_in_use_elsewhere: boolean;
  is_wanted_elsewhere: boolean;
}

export interface Person {
  seat: string;
  identity: string;
  name: string;
  role: Role;
  order: number;
  hand: number;
  is_listening: boolean;
  is_camera_stopped: boolean;
  location: string | null;
  phone: string | null;
}

export interface Alert {
  id: string;
  kind: "stranger" | "returned" | "second_device";
  seat: string | null;
  name: string | null;
  at: string;
}

export interface Knock {
  seat: string;
  name: string;
  since: string;
  is_second_device: boolean;
  is_early: boolean;
  location: string;
  phone: string;
}

export interface Snapshot {
  v: number;
  now: string;
  meeting: MeetingFacts;
  me: Me;
  people: Person[];
  knocking: Knock[];
  alerts: Alert[];
  spotlight: string | null;
}

export interface Place {
  id: string;
  kind: "lobby" | "circle";
}

export interface Ticket {
  url: string;
  token: string;
  place: Place;
  identity: string;
  sources: string[];
  v: number;
}

export interface Refusal {
  error: string;
  message: string;
}

/** Every deed and what it needs to be told. */
export interface Deeds {
  knock: { location: string; phone: string; camera: boolean; microphone: boolean };
  leave: Record<string, never>;
  hand: { up: boolean };
  listening: { on: boolean };
  open: Record<string, never>;
  admit: { seat: string };
  "admit-all": Record<string, never>;
  deny: { seat: string };
  mute: { seat: string };
  "mute-all": Record<string, never>;
  "stop-camera": { seat: string };
  "allow-camera": { seat: string };
  rename: { seat: string; name: string };
  lobby: { seat: string };
  remove: { seat: string };
  lock: { on: boolean };
  spotlight: { seat: string | null };
  "lower-hand": { seat: string };
  end: Record<string, never>;
}

export type Deed = keyof Deeds;
