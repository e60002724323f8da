/** Dictation that stays on the device. Where a browser cannot promise it, there is none. */

/** What we use of a browser's speech recognition. */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onstart: (() => void) | null;
  onresult: ((event: SpokenEvent) => void) | null;
  onerror: ((event: { error?: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

export interface SpokenEvent {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

interface Asked {
  langs: string[];
  processLocally: true;
}

export interface Recognizer {
  new (): Recognition;
  prototype: object;
  available?(asked: Asked): Promise<string>;
}

/** Where a browser keeps it: under its name, or under an old one. */
export interface Scope {
  SpeechRecognition?: Recognizer;
  webkitSpeechRecognition?: Recognizer;
}

/** The recognizer, if the browser says that it understands this language on the device. */
export async function onDevice(scope: Scope, lang: string): Promise<Recognizer | null> {
  const found = scope.SpeechRecognition ?? scope.webkitSpeechRecognition;
  if (typeof found?.available !== "function" || !("processLocally" in found.prototype)) return null;
  try {
    const answer = await found.available({ langs: [lang], processLocally: true });
    return answer === "available" ? found : null;
  } catch {
    return null;
  }
}

export interface Listening {
  /** Takes what was said so far and stops. */
  stop(): void;
  /** Stops at once. */
  abort(): void;
}

interface Hears {
  onStart?(): void;
  onSaid(words: string): void;
  onEnd(trouble: string | null): void;
}

/** Begin to listen, on the device or not at all. */
export function listen(recognizer: Recognizer, lang: string, hears: Hears): Listening | null {
  const recognition = new recognizer();
  recognition.processLocally = true;
  if (recognition.processLocally !== true) return null;
  recognition.lang = lang;
  recognition.continuous = true;
  recognition.interimResults = false;
  let trouble: string | null = null;
  recognition.onstart = () => hears.onStart?.();
  recognition.onresult = (event) => {
    for (let at = event.resultIndex; at < event.results.length; at += 1) {
      const result = event.results[at];
      if (result?.isFinal && result[0]) hears.onSaid(result[0].transcript);
    }
  };
  recognition.onerror = ({ error = "" }) => {
    trouble = troubles[error] ?? null;
  };
  recognition.onend = () => hears.onEnd(trouble);
  try {
    recognition.start();
  } catch {
    return null;
  }
  return { stop: () => recognition.stop(), abort: () => recognition.abort() };
}

const troubles: Readonly<Record<string, string>> = {
  "not-allowed": "The browser does not let this page use the microphone.",
  "audio-capture": "No microphone was found.",
  "service-not-allowed": "Your browser cannot do this on the device just now.",
  "language-not-supported": "Your browser cannot do this on the device just now.",
};
