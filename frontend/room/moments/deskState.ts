/** What is known of the moments of one meeting, and what is on its way. Pure. */

import type { Change, DeskFacts, KeptChange, Member, Moment, News, Tag } from "./protocol.ts";
import type { Rules } from "./strokes.ts";

export type Link =
  | { is: "fine" }
  | { is: "offline" }
  | { is: "signed_out" }
  | { is: "somebody_else" };

export interface DeskState {
  is: "opening" | "open" | "not_yours" | "unreachable";
  facts: Pick<DeskFacts, "me" | "group_key" | "members" | "tags"> | null;
  offset: number;
  v: number;
  isErased: boolean;
  known: Readonly<Record<string, Moment>>;
  pending: readonly KeptChange[];
  storage: "opening" | "open" | "closed";
  link: Link;
  /** What the server would not take, in the person's own words. */
  lost: readonly { id: string; text: string; why: string }[];
}

export const closedDesk: DeskState = {
  is: "opening",
  facts: null,
  offset: 0,
  v: 0,
  isErased: false,
  known: {},
  pending: [],
  storage: "opening",
  link: { is: "fine" },
  lost: [],
};

export function deskOpened(state: DeskState, facts: DeskFacts, now: number): DeskState {
  const { me, group_key, members, tags } = facts;
  const offset = Date.parse(facts.now) - now;
  return heard({ ...state, is: "open", facts: { me, group_key, members, tags }, offset }, facts);
}

/** Take in what is new. Merging two facilitators is adding: nothing overwrites another's. */
export function heard(state: DeskState, news: News): DeskState {
  if (news.is_erased) return { ...state, v: news.v, isErased: true, known: {} };
  if (news.moments.length === 0 && news.v <= state.v) return state;
  const known = { ...state.known };
  for (const moment of news.moments) known[moment.id] = moment;
  return { ...state, v: Math.max(state.v, news.v), known };
}

export function acked(state: DeskState, client: string, through: number): DeskState {
  const pending = state.pending.filter((one) => one.client_id !== client || one.seq > through);
  return pending.length === state.pending.length ? state : { ...state, pending };
}

export interface ShownMoment extends Moment {
  isMine: boolean;
  /** Not on the server yet. */
  isOnItsWay: boolean;
}

/** Every moment as this person sees it now, the latest first. */
export function shownMoments(state: DeskState): ShownMoment[] {
  const { facts } = state;
  if (!facts || state.link.is === "somebody_else") return [];
  const shown = new Map<string, ShownMoment>();
  for (const moment of Object.values(state.known)) {
    shown.set(moment.id, { ...moment, isMine: moment.author === facts.me, isOnItsWay: false });
  }
  for (const { change } of state.pending) {
    const after = applied(shown.get(change.moment), change, facts);
    if (after) shown.set(change.moment, { ...after, isOnItsWay: true });
  }
  return [...shown.values()]
    .filter(({ is_undone }) => !is_undone)
    .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

type Facts = NonNullable<DeskState["facts"]>;

function applied(
  before: ShownMoment | undefined,
  change: Change,
  facts: Facts,
): ShownMoment | undefined {
  if (change.do === "reword") return before && { ...before, text: change.text };
  if (change.do === "take_back") return before && { ...before, is_undone: true };
  return {
    id: change.moment,
    at: change.at,
    seconds_in: before?.seconds_in ?? 0,
    member: change.member,
    tag: change.tag,
    text: before?.text ?? change.text,
    author: facts.me,
    author_name: "",
    destination: tagOf(facts.tags, change.tag)?.destination ?? "chart",
    is_undone: false,
    isMine: true,
    isOnItsWay: true,
  };
}

export function tagOf(tags: readonly Tag[], id: string): Tag | undefined {
  return tags.find((tag) => tag.id === id);
}

export function memberOf(members: readonly Member[], id: string | null): Member | undefined {
  return members.find((member) => member.id === id);
}

export function tagsInUse(facts: Facts): Tag[] {
  return facts.tags.filter(({ is_retired }) => !is_retired);
}

/** Which keys stand for what, as long as these facts hold. */
export function rulesOf(facts: Facts): Rules {
  const members = facts.members.filter(({ key }) => key !== "");
  return {
    members: Object.fromEntries(members.map(({ key, id }) => [key, id])),
    groupKey: facts.group_key,
    tags: Object.fromEntries(tagsInUse(facts).map(({ key, id }) => [key, id])),
  };
}

/** Risks that others have stamped since the page was opened and that nobody here has read. */
export function alertsOf(state: DeskState, since: number, read: readonly string[]): Moment[] {
  const { facts } = state;
  if (!facts) return [];
  return Object.values(state.known).filter(
    (moment) =>
      !moment.is_undone &&
      moment.author !== facts.me &&
      Date.parse(moment.at) >= since &&
      !read.includes(moment.id) &&
      tagOf(facts.tags, moment.tag)?.is_alert === true,
  );
}
