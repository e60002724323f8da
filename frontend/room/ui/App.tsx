import { type ComponentType, type ReactElement, useEffect, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { Cover } from "../safety/Cover.tsx";
import { isCovered } from "../state/cover.ts";
import { nobody } from "../state/presence.ts";
import { type Screen, screenOf } from "../state/screen.ts";
import { useCommands, useRoom, useRoomStore } from "./context.ts";
import { LateHandouts } from "./LateHandouts.tsx";
import { LateHomework } from "./LateHomework.tsx";
import { Lobby } from "./Lobby.tsx";
import { untilItComes } from "./lazily.ts";
import { Mark } from "./Mark.tsx";
import { Message } from "./Message.tsx";
import { Notices } from "./Notices.tsx";
import { pages, shutPage } from "./pageWords.ts";

export function App(): ReactElement {
  const store = useRoomStore();
  const sayings = useRoom((state) => state.sayings);
  const isHidden = useRoom((state) => isCovered(state) && screenOf(state).is === "circle");
  const screen = useScreen();
  useThemeOf(screen);
  useEffect(() => {
    if (isHidden) store.setState({ sayings: [] });
  }, [isHidden, store]);
  return (
    <>
      {isHidden ? <Cover /> : <CurrentScreen screen={screen} />}
      {!isHidden && <Notices />}
      <div className="unseen" aria-live="polite" data-live>
        {!isHidden && sayings.map(({ id, text }) => <p key={id}>{text}</p>)}
      </div>
    </>
  );
}

function CurrentScreen({ screen }: { screen: Screen }): ReactElement {
  const ability = useRoom((state) => state.ability);
  const commands = useCommands();
  const Circle = useCircle();
  if (ability !== "able") return <Message {...pages[ability]} isAboutTrouble />;
  switch (screen.is) {
    case "loading":
      return <Waking />;
    case "refused":
      return (
        <Message
          {...pages.refused}
          text={screen.message || pages.refused.text}
          onAction={commands.lookAgain}
        />
      );
    case "over":
      return (
        <Message {...pages[screen.why]}>
          <LateHomework isOver={true} />
          <LateHandouts />
        </Message>
      );
    case "shut":
      return <Message {...shutPage(screen.why)} onAction={commands.comeBack} />;
    case "lobby":
      return <Lobby doing={screen.doing} />;
    case "circle":
      return Circle ? <Circle /> : <Waking />;
  }
}

/** Fetched while one waits to be let in, and drawn at once: React holds a lazy part back 0.3 s. */
function useCircle(): ComponentType | null {
  const [found, find] = useState<{ Circle: ComponentType } | null>(null);
  useEffect(() => {
    void untilItComes(() => import("./Circle.tsx")).then(find);
  }, []);
  return found?.Circle ?? null;
}

function Waking(): ReactElement {
  return (
    <main className="message waking">
      <Mark size={48} />
    </main>
  );
}

const patience = 400;

/** The screen to draw: the circle once somebody is seen in it, since drawing delays dialling in. */
function useScreen(): Screen {
  const screen = useRoom(useShallow(screenOf));
  const isSeen = useRoom((state) => state.presences !== nobody);
  const [drawn, draw] = useState(screen);
  const isDue = screen.is !== "circle" || isSeen;
  useEffect(() => {
    const timer = setTimeout(() => draw(screen), isDue ? 0 : patience);
    return () => clearTimeout(timer);
  }, [screen, isDue]);
  return isDue ? screen : drawn;
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** The circle starts in evening colours, every other screen in the system's. */
function useThemeOf(screen: Screen): void {
  const chosen = useRoom((state) => state.view.theme);
  const theme = chosen ?? (screen.is === "circle" || prefersDark.matches ? "evening" : "day");
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
