/** What one member took on last time and takes on now, in a line each. */

import type { Homeworks } from "../../contract.ts";
import { homeworkWords, outcomeWord } from "../../homework/words.ts";
import type { BesideNote } from "../../journal/beside.ts";
import type { Section } from "../../journal/protocol.ts";

export interface HomeworkLine {
  id: string;
  label: string;
  words: string;
}

type Taken = Pick<BesideNote["taken"][number], "id" | "words" | "outcome">;
type Given = Pick<BesideNote["given"][number], "id" | "words" | "is_own" | "is_for_everybody">;

/** In the room as it is known there, of this moment; elsewhere as it lay beside the note. */
export function homeworkLines(
  section: Section,
  beside: BesideNote | null,
  room: Homeworks | null,
): HomeworkLine[] {
  if (section.kind !== "member") return [];
  const taken: readonly Taken[] = room
    ? room.last.filter(({ enrolment }) => enrolment === section.enrolment)
    : (beside?.taken ?? []);
  const given: readonly Given[] = room ? givenIn(room, section) : (beside?.given ?? []);
  return [
    ...taken.map(({ id, words, outcome }) => ({
      id,
      words,
      label: `${homeworkWords.lastTime}, ${outcomeWord(outcome)}`,
    })),
    ...given.map((one) => ({ id: one.id, words: one.words, label: labelOf(one) })),
  ];
}

function givenIn(room: Homeworks, section: Section): Given[] {
  return room.given
    .filter(({ enrolment }) => enrolment === null || enrolment === section.enrolment)
    .map((one) => ({ ...one, is_for_everybody: one.enrolment === null }));
}

function labelOf({ is_for_everybody, is_own }: Given): string {
  if (is_for_everybody) return `${homeworkWords.thisTime}, ${homeworkWords.forAll}`;
  return is_own ? homeworkWords.thisTimeOwn : homeworkWords.thisTime;
}
