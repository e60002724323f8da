import "./ui/room.css";
import { createRoot } from "react-dom/client";
import { createCommands } from "./commands.ts";
import { lookAhead } from "./media/ahead.ts";
import { obeyCameraStop } from "./media/cameraStop.ts";
import { followChoices } from "./media/choices.ts";
import { tickOnKnock } from "./media/knockTick.ts";
import { followOwnLevel } from "./media/meter.ts";
import { followScreen } from "./media/onScreen.ts";
import { keepPlace } from "./media/place.ts";
import { canUseRooms } from "./media/rooms.ts";
import { stayCovered } from "./media/stayCovered.ts";
import { ownTracks } from "./media/tracks.ts";
import { countVoices } from "./media/voices.ts";
import { nameCsrfCookie } from "./server/ask.ts";
import { openChatbox } from "./server/chatbox.ts";
import { tellCover } from "./server/cover.ts";
import { askTicket } from "./server/deeds.ts";
import { keepEmergencies } from "./server/emergencies.ts";
import { openHomeworks } from "./server/homeworks.ts";
import { openLetterbox } from "./server/letterbox.ts";
import { keepRead, readBefore } from "./state/alerts.ts";
import { keepSeen, seenBefore } from "./state/company.ts";
import { draftOf, keepDraft } from "./state/draft.ts";
import { createRoomStore, notify } from "./state/store.ts";
import { emptyPocket } from "./state/ticket.ts";
import { App } from "./ui/App.tsx";
import { RoomContext } from "./ui/context.ts";
import { spoken } from "./ui/spoken.ts";

const page = document.getElementById("room");
const meeting = page?.dataset.meeting;
if (!page || !meeting) throw new Error("The page does not say which meeting it is for.");

if (page.dataset.csrf) nameCsrfCookie(page.dataset.csrf);
const ability = canUseRooms();
const store = createRoomStore({
  meeting,
  ability,
  draft: draftOf(sessionStorage, meeting),
  read: readBefore(sessionStorage, meeting),
});
const { signal } = new AbortController();

const pocket = emptyPocket();
const letterbox = openLetterbox(store, pocket, signal);
const tracks = ownTracks(store, () => notify(store, spoken.mutedByUs));
const place = keepPlace({
  store,
  tracks,
  pocket,
  askTicket: () => askTicket(meeting),
  ahead: lookAhead({
    store,
    askTicketAhead: () => askTicket(meeting, true),
    heard: letterbox.heard,
    signal,
  }),
  heard: letterbox.heard,
  look: letterbox.look,
  signal,
});
const commands = createCommands({ store, letterbox, tracks, place });

obeyCameraStop(store, tracks);
stayCovered(store, tracks);
tellCover(store, letterbox, signal);
keepEmergencies(store, signal);
keepDraft(store, sessionStorage);
store.subscribe(({ read }, before) => {
  if (read !== before.read) keepRead(sessionStorage, meeting, read);
});
store.setState(({ chat }) => ({ chat: { ...chat, seen: seenBefore(sessionStorage, meeting) } }));
store.subscribe(({ chat }, before) => {
  if (chat.seen !== before.chat.seen) keepSeen(sessionStorage, meeting, chat.seen);
});
openChatbox(store, signal);
openHomeworks(store, signal);
tickOnKnock(store);
countVoices(store, signal);
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
