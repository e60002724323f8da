import { useCallback, useEffect, useRef, useState } from "react";
import { type Listening, listen, onDevice, type Recognizer, type Scope } from "./dictation.ts";

export interface Dictation {
  isOffered: boolean;
  isListening: boolean;
  trouble: string | null;
  toggle(): void;
  stop(): void;
}

let lookup: Promise<Recognizer | null> | null = null;

/** Speaking into one field. It stops when the page is left, out of sight or not in front. */
export function useDictation(mayListen: boolean, onSaid: (words: string) => void): Dictation {
  const [recognizer, setRecognizer] = useState<{ make: Recognizer } | null>(null);
  const [listening, setListening] = useState<Listening | null>(null);
  const [hears, setHears] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = useRef(onSaid);
  said.current = onSaid;

  useEffect(() => {
    if (!mayListen) return;
    let isHere = true;
    lookup ??= onDevice(window as unknown as Scope, navigator.language);
    void lookup.then((make) => {
      if (isHere && make) setRecognizer({ make });
    });
    return () => {
      isHere = false;
    };
  }, [mayListen]);

  useEffect(() => {
    if (!listening) return;
    const life = new AbortController();
    // The question whether the microphone may be used takes the focus, too.
    if (hears) window.addEventListener("blur", listening.stop, { signal: life.signal });
    const leave = (): void => listening.abort();
    const hide = (): void => {
      if (document.visibilityState === "hidden") listening.abort();
    };
    window.addEventListener("pagehide", leave, { signal: life.signal });
    document.addEventListener("visibilitychange", hide, { signal: life.signal });
    return () => life.abort();
  }, [listening, hears]);

  useEffect(() => () => listening?.abort(), [listening]);

  const stop = useCallback((): void => listening?.stop(), [listening]);

  const begin = (): void => {
    if (!recognizer) return;
    setTrouble(null);
    const begun = listen(recognizer.make, navigator.language, {
      onStart: () => setHears(true),
      onSaid: (words) => said.current(words),
      onEnd: (why) => {
        setListening(null);
        setHears(false);
        setTrouble(why);
      },
    });
    setListening(begun);
    if (!begun) setTrouble("Your browser cannot do this on the device just now.");
  };

  return {
    isOffered: recognizer !== null && mayListen,
    isListening: listening !== null,
    trouble,
    toggle: listening ? stop : begin,
    stop,
  };
}
