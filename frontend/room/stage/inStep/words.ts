export const inStepWords = {
  playAll: "Play for everyone",
  pauseAll: "Pause for everyone",
  where: "Where in the piece",
  volume: "How loud for me",
  loading: (share: number) => `Loading, ${Math.round(share * 100)} %`,
  waiting: "Loading",
  ready: (ready: number, people: number) =>
    ready >= people ? "Everyone has it" : `${ready} of ${people} have it`,
  soon: "It begins in a moment",
  rests: "It rests",
  over: "It is over",
  gone: "This file was taken out of the library.",
  broken: "This device cannot play it. The others can go on.",
  blocked: "Your browser waits for a tap before it plays.",
  unblock: "Play it here",
  choose: "Which one?",
  noneYet: "There is nothing in your library yet.",
  addFiles: "Add files in the library",
  look: "Looking in the library",
  unreachable: "The library could not be reached.",
  again: "Try again",
} as const;

/** "3:07" */
export function timeOf(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
