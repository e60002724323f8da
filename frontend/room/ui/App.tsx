import { type ReactElement, useEffect } from "react";
import { useShallow } from "zustand/react/shallow";
import { screenOf } from "../state/screen.ts";
import { Circle } from "./Circle.tsx";
import { useCommands, useRoom } from "./context.ts";
import { Lobby } from "./Lobby.tsx";
import { Mark } from "./Mark.tsx";
import { Message } from "./Message.tsx";
import { Notices } from "./Notices.tsx";
import { pages, shutPage } from "./pageWords.ts";

export function App(): ReactElement {
  const said = useRoom((state) => state.spoken);
  useThemeOf();
  return (
    <>
      <CurrentScreen />
      <Notices />
      <p className="unseen" aria-live="polite" data-live>
        {said}
      </p>
    </>
  );
}

function CurrentScreen(): ReactElement {
  const ability = useRoom((state) => state.ability);
  const screen = useRoom(useShallow(screenOf));
  const commands = useCommands();
  if (ability !== "able") return <Message {...pages[ability]} isAboutTrouble />;
  switch (screen.is) {
    case "loading":
      return (
        <main className="message waking">
          <Mark size={48} />
        </main>
      );
    case "refused":
      return (
        <Message
          {...pages.refused}
          text={screen.message || pages.refused.text}
          onAction={commands.lookAgain}
        />
      );
    case "over":
      return <Message {...pages[screen.why]} />;
    case "shut":
      return <Message {...shutPage(screen.why)} onAction={commands.comeBack} />;
    case "lobby":
      return <Lobby doing={screen.doing} />;
    case "circle":
      return <Circle />;
  }
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** The circle starts in evening colours, every other screen in the system's. */
function useThemeOf(): void {
  const chosen = useRoom((state) => state.view.theme);
  const isCircle = useRoom((state) => screenOf(state).is === "circle");
  const theme = chosen ?? (isCircle || prefersDark.matches ? "evening" : "day");
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
