export const roundWords = {
  title: "Go-round",
  about: "Everybody has the word once, with the same time each.",
  next: "next",
  speaks: "has the word",
  mode: "In which order?",
  modes: {
    clockwise: "As we sit; who starts changes each time",
    random: "In a random order",
    volunteer: "Whoever wants to is next",
    popcorn: "Whoever spoke chooses the next",
  },
  start: "Start the go-round",
  yourTurn: "You have the word",
  turnOf: (name: string) => `${name} has the word`,
  nobody: "Who would like to speak?",
  again: (names: readonly string[]) =>
    names.length > 0
      ? `Who passed may still speak: ${names.join(", ")}`
      : "Everyone has had the word",
  over: "Everyone has had the word",
  done: "I am done",
  pass: "Pass for now",
  take: "I would like to speak",
  chooseNext: "Who is next?",
  giveTo: (name: string) => `Next: ${name}`,
  goOn: "Go on",
  skip: "Go past for now",
  lengthWrong: "A go-round takes one minute to three hours.",
} as const;
