/** Small snapshots for tests. */

import type { Person, Snapshot, Standing } from "../contract.ts";

export function person(name: string, order: number, change: Partial<Person> = {}): Person {
  return {
    seat: name,
    identity: `u-${name}`,
    name,
    role: "member",
    order,
    hand: 0,
    is_listening: false,
    wants_time: false,
    is_camera_stopped: false,
    is_without_camera: false,
    is_interrupted: false,
    is_here: true,
    beside: null,
    location: null,
    phone: null,
    enrolment: null,
    is_accompanied: false,
    is_new: false,
    check_in: null,
    check_out: null,
    ...change,
  };
}

interface Wanted {
  v?: number;
  standing?: Standing;
  people?: Person[];
  meeting?: Partial<Snapshot["meeting"]>;
  role?: Snapshot["me"]["role"];
}

export function snapshot(wanted: Wanted = {}): Snapshot {
  return {
    v: wanted.v ?? 1,
    now: "2026-11-24T18:00:00Z",
    meeting: {
      id: "m",
      title: null,
      number: null,
      starts_at: "2026-11-24T18:00:00Z",
      ends_at: "2026-11-24T19:30:00Z",
      opens_at: "2026-11-24T17:45:00Z",
      ended_at: null,
      zone: "Europe/Lisbon",
      phase: "open",
      is_locked: false,
      fallback: null,
      ...wanted.meeting,
    },
    me: {
      seat: "me",
      role: wanted.role ?? "member",
      name: "Me",
      name_for_guests: null,
      standing: wanted.standing ?? { is: "outside" },
      hand: 0,
      is_listening: false,
      wants_time: false,
      is_camera_stopped: false,
      is_without_camera: false,
      is_interrupted: false,
      is_resting: false,
      location: "",
      phone: "",
      check_in: null,
      check_out: null,
      homework: "",
      due: [],
      time_zone: "Europe/Lisbon",
      is_in_use_elsewhere: false,
      is_wanted_elsewhere: false,
    },
    people: wanted.people ?? [],
    knocking: [],
    alerts: [],
    flags: [],
    guests: [],
    spotlight: null,
    rest: null,
    stage: null,
    sheet: null,
    chat: null,
    signs: [],
  };
}
