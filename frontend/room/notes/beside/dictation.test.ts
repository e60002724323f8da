import { expect, test } from "vitest";
import {
  listen,
  onDevice,
  type Recognition,
  type Recognizer,
  type SpokenEvent,
} from "./dictation.ts";

const started: FakeRecognition[] = [];

/** A browser's recognition that remembers how it was started. */
class FakeRecognition implements Recognition {
  lang = "";
  continuous = false;
  interimResults = true;
  onstart: (() => void) | null = null;
  onresult: ((event: SpokenEvent) => void) | null = null;
  onerror: ((event: { error?: string }) => void) | null = null;
  onend: (() => void) | null = null;
  wantsLocal = false;

  get processLocally(): boolean {
    return this.wantsLocal;
  }

  set processLocally(on: boolean) {
    this.wantsLocal = on;
  }

  start(): void {
    started.push(this);
  }

  stop(): void {
    this.onend?.();
  }

  abort(): void {
    this.onend?.();
  }
}

function browser(answer: string | Error, Base: typeof FakeRecognition = FakeRecognition) {
  const asked: unknown[] = [];
  class Here extends Base {
    static async available(question: unknown): Promise<string> {
      asked.push(question);
      if (answer instanceof Error) throw answer;
      return answer;
    }
  }
  return { asked, scope: { SpeechRecognition: Here as Recognizer } };
}

function said(recognition: FakeRecognition, words: string, isFinal = true): void {
  const result = Object.assign([{ transcript: words }], { isFinal });
  recognition.onresult?.({ resultIndex: 0, results: [result] });
}

test("it is offered where the browser says that it can do it on the device", async () => {
  const { asked, scope } = browser("available");

  expect(await onDevice(scope, "en-GB")).toBe(scope.SpeechRecognition);
  expect(asked).toEqual([{ langs: ["en-GB"], processLocally: true }]);
});

test("it is not offered where the browser cannot say so, or says no", async () => {
  class Old extends FakeRecognition {}
  class Foreign {}

  expect(await onDevice({}, "en-GB")).toBeNull();
  expect(await onDevice({ webkitSpeechRecognition: Old as Recognizer }, "en-GB")).toBeNull();
  const without = Object.assign(Foreign, { available: async () => "available" });
  const foreign = without as unknown as Recognizer;
  expect(await onDevice({ SpeechRecognition: foreign }, "en-GB")).toBeNull();
  for (const answer of ["unavailable", "downloadable", "downloading", "", new Error("policy")]) {
    expect(await onDevice(browser(answer).scope, "en-GB")).toBeNull();
  }
});

test("it never listens unless it is kept on the device", () => {
  started.length = 0;
  class Deaf extends FakeRecognition {
    override set processLocally(_: boolean) {
      this.wantsLocal = false;
    }
    override get processLocally(): boolean {
      return false;
    }
  }
  const hears = { onSaid: () => undefined, onEnd: () => undefined };

  expect(listen(Deaf as Recognizer, "en-GB", hears)).toBeNull();
  expect(started).toEqual([]);
  listen(FakeRecognition as Recognizer, "en-GB", hears);
  expect(started.map((one) => [one.processLocally, one.lang, one.interimResults])).toEqual([
    [true, "en-GB", false],
  ]);
});

test("only what was said to its end is written", () => {
  started.length = 0;
  const words: string[] = [];
  const ends: (string | null)[] = [];
  const hears = {
    onSaid: (one: string) => words.push(one),
    onEnd: (trouble: string | null) => ends.push(trouble),
  };

  const listening = listen(FakeRecognition as Recognizer, "en-GB", hears);
  const [recognition] = started;
  if (!recognition) throw new Error("it did not start");
  said(recognition, "Arrived", false);
  said(recognition, "Arrived tired");
  recognition.onerror?.({ error: "not-allowed" });
  listening?.stop();

  expect(words).toEqual(["Arrived tired"]);
  expect(ends).toEqual(["The browser does not let this page use the microphone."]);
});
