import "./ui/room.css";
import { createRoot } from "react-dom/client";
import { createCommands } from "./commands.ts";
import { obeyCameraStop } from "./media/cameraStop.ts";
import { followChoices } from "./media/choices.ts";
import { tickOnKnock } from "./media/knockTick.ts";
import { followOwnLevel } from "./media/meter.ts";
import { followScreen } from "./media/onScreen.ts";
import { keepPlace } from "./media/place.ts";
import { canUseRooms } from "./media/rooms.ts";
import { ownTracks } from "./media/tracks.ts";
import { nameCsrfCookie } from "./server/ask.ts";
import { askTicket } from "./server/deeds.ts";
import { openLetterbox } from "./server/letterbox.ts";
import { draftOf, keepDraft } from "./state/draft.ts";
import { createRoomStore, notify } from "./state/store.ts";
import { App } from "./ui/App.tsx";
import { RoomContext } from "./ui/context.ts";
import { spoken } from "./ui/spoken.ts";

const page = document.getElementById("room");
const meeting = page?.dataset.meeting;
if (!page || !meeting) throw new Error("The page does not say which meeting it is for.");

if (page.dataset.csrf) nameCsrfCookie(page.dataset.csrf);
const ability = canUseRooms();
const store = createRoomStore({ meeting, ability, draft: draftOf(sessionStorage, meeting) });
const { signal } = new AbortController();

const letterbox = openLetterbox(store, signal);
const tracks = ownTracks(store, () => notify(store, spoken.mutedByUs));
const place = keepPlace({
  store,
  tracks,
  askTicket: () => askTicket(meeting),
  heard: letterbox.heard,
  look: letterbox.look,
  signal,
});
const commands = createCommands({ store, letterbox, tracks, place });

obeyCameraStop(store, tracks);
keepDraft(store, sessionStorage);
tickOnKnock(store);
if (ability === "able") {
  const lookForDevices = followChoices(store, signal);
  followOwnLevel(store, tracks);
  followScreen(store, tracks, lookForDevices);
}
void letterbox.look();

createRoot(page).render(
  <RoomContext value={{ store, commands }}>
    <App />
  </RoomContext>,
);
