import type { Mistake, Part, Player } from "./cast.ts";

const parts: Record<Part, string> = {
  protagonist: "Protagonist",
  other: "Other",
  double: "Double",
  director: "Director",
};

const mistakes: Record<Mistake, string> = {
  protagonist: "Choose one person as protagonist.",
  partner: "Choose somebody who plays with them.",
  role: "Say in a word whom each other person plays.",
  director: "One person directs.",
  others: "Four others are as many as fit.",
  doubles: "Two doubles are as many as fit.",
};

export const rolePlayWords = {
  title: "Role play",
  about: "A scene before the group, with others and doubles, and a way back to oneself.",
  parts,
  mistakes,
  tag: (player: Pick<Player, "part" | "role">, inPlaceOf: string) =>
    player.role || (inPlaceOf ? `As ${inPlaceOf}` : parts[player.part]),

  theme: "What is the scene about?",
  minutes: "Minutes",
  minutesWrong: "Choose two to thirty minutes.",
  who: "Who plays what?",
  whoHelp: "Each member is asked in private, and may say no.",
  nobody: "No member is in the circle yet.",
  watches: "Watches",
  partOf: (name: string) => `What ${name} is in the scene`,
  roleOf: (name: string) => `Whom ${name} plays, such as “My boss”`,
  ask: "Ask them",
  recast: "Change the roles",
  recastShort: "Roles",

  casting: "Roles are being given",
  castingHelp: "You will see who plays when the scene begins.",
  askProtagonist: "Would you like to be the protagonist? The scene is yours.",
  askOther: (role: string, name: string) => `Would you play “${role}” in a scene with ${name}?`,
  askDouble: (name: string) => `Would you be ${name}’s double, and speak their inner voice?`,
  askDirector: (name: string) => `Would you direct a scene with ${name}?`,
  askHelp: "You may say no. Only your facilitators see what you answer.",
  yes: "Yes, I will",
  no: "Not today",
  saidYes: "You said yes. The scene begins when everybody has.",
  saidNo: "That is all right. Only your facilitators know.",
  ratherNot: "I would rather not",
  afterAll: "I will after all",
  replies: { asked: "asked", yes: "yes", no: "not today" } satisfies Record<
    NonNullable<Player["reply"]>,
    string
  >,
  waits: "Everybody is asked in private. Give them time.",
  declined: "Somebody would rather not. Ask somebody else, and let it be all right.",
  ready: "Everybody has said yes.",
  begin: "Begin the scene",
  beginShort: "Begin",

  scene: "The scene",
  watch: "You watch. Your microphone rests until the scene is over.",
  lead: "The others watch; their microphones rest.",
  play: (role: string) => `You play “${role}”.`,
  playPerson: (name: string) => `You play ${name} now.`,
  playSelf: "This is your scene. Speak as yourself.",
  playDouble: (name: string) => `You speak ${name}’s inner voice.`,
  direct: "You direct the scene.",
  frozen: "The scene stands still.",
  stop: "Stop",
  freeze: "Freeze",
  goOn: "Go on",
  deeds: "Roles",
  reverse: (role: string) => `Reverse roles with ${role}`,
  reverseBack: "Reverse back",
  more: "+2 min",
  askToDouble: (name: string) => `Ask ${name} to double`,
  letGo: (name: string) => `Let ${name} stop doubling`,
  doubleAsked: (name: string) => `${name} is asked to double.`,
  doubleNo: (name: string) => `${name} would rather not double today.`,
  end: "End the scene",

  says: "says who they are",
  sayOwn: (name: string) => `Say: “I am ${name}”, and one thing that is true about you.`,
  sayOf: (name: string) => `${name} says who they are, and one thing that is true.`,
  after: (names: readonly string[]) => `Then ${names.join(", ")}.`,
  backHelp: "All roles are over. Everybody has their own name again.",
  haveSaid: "I have said it",
  hasSaid: (name: string) => `${name} has said it`,
  allBack: "Everybody is themselves again.",
  share: "On to sharing",

  sharing: "What did it touch in you?",
  sharingHelp: "From your own life. No advice, and no verdict on how it was played.",

  closeAnyway: "Close all the same",
  closeTitle: "Close although a role is still worn?",
  closeText: (names: readonly string[]) =>
    names.length > 0
      ? `Still in a role: ${names.join(", ")}. Call them by their own name before you go on, and look after them later.`
      : "All roles are put down.",
  closeNow: "Back to the circle now",
} as const;
