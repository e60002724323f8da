export const videoWords = {
  title: "Film",
  about: "A short film, the same picture everywhere at once. Nobody has to watch.",
  start: "Bring it to everyone",
  startHelp:
    "Say what it stirs before you play it. Everybody may read what is in it instead of watching; you see who does.",
  sitOut: "Read it instead",
  watch: "Watch after all",
  instead: "You are not watching. This is what happens in it:",
  noSummary: "Nobody has written down what happens in it. Rest your eyes; the others will tell.",
  reading: (names: string) => `Reading instead: ${names}`,
} as const;
