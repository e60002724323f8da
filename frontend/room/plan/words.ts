/** Words of the plan of a session. */

import { clock } from "../stage/words.ts";

const minutes = (seconds: number): number => Math.max(1, Math.round(Math.abs(seconds) / 60));

export const planWords = {
  title: "Plan of the session",
  open: "Open the plan",
  add: "Add a part, or change one, on the page of the plan",
  notBegun: "Not begun",
  left: (title: string, seconds: number) =>
    seconds >= 0 ? `${title}, ${clock(seconds)} left` : `${title}, ${clock(seconds)} over`,
  clock,
  next: (title: string) => `Next: ${title}`,
  first: (title: string) => `Begin: ${title}`,
  after: (title: string) => `then ${title}`,
  more: "+2 min",
  moreFor: (title: string) => `+2 min for ${title}`,
  start: "Start",
  startOf: (title: string) => `Start ${title}`,
  end: "End this part",
  skip: "Leave out",
  skipOf: (title: string) => `Leave out ${title}`,
  park: "Park",
  parkOf: (title: string) => `Park ${title}`,
  back: "Bring back",
  backOf: (title: string) => `Bring back ${title}`,
  up: (title: string) => `Move ${title} up`,
  down: (title: string) => `Move ${title} down`,
  cautions: "Before you begin",
  parked: "parked",
  skipped: "left out",
  done: "done",
  minutes: (seconds: number) => `${minutes(seconds)} min`,
  leads: (name: string) => `${name} leads`,
  late: (seconds: number) => `${minutes(seconds)} min late`,
  early: (seconds: number) => `${minutes(seconds)} min in hand`,
  noNewDepth: "no new deep topic",
  noNewDepthSaid: "Twenty minutes are left: no new deep topic.",
  now: (title: string, seconds: number) => `Now: ${title}, ${minutes(seconds)} minutes.`,
} as const;
