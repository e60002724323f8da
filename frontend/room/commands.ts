/** Turns what a control asks for into deeds at the server and commands to the media. */

import type { Deed, Deeds, Sheet, Snapshot } from "./contract.ts";
import { guestWords } from "./guests/words.ts";
import { sendOriginal } from "./media/originalSound.ts";
import { takePictures } from "./media/pictures.ts";
import type { PlaceKeeper } from "./media/place.ts";
import { shareScreen } from "./media/share.ts";
import { chooseToneOutput, playTone } from "./media/tones.ts";
import type { OwnTracks } from "./media/tracks.ts";
import { doDeed } from "./server/deeds.ts";
import type { Letterbox } from "./server/letterbox.ts";
import type { Commands, SheetDeed } from "./state/commands.ts";
import { isCovered } from "./state/cover.ts";
import { knockOf } from "./state/draft.ts";
import { oneByOne } from "./state/oneByOne.ts";
import { isGuest, isLeading, isSilent } from "./state/roles.ts";
import { notify, type RoomStore } from "./state/store.ts";
import { type Named, said, spoken } from "./ui/spoken.ts";

export interface CommandParts {
  store: RoomStore;
  letterbox: Letterbox;
  tracks: OwnTracks;
  place: PlaceKeeper;
}

export function createCommands({ store, letterbox, tracks, place }: CommandParts): Commands {
  const { meeting } = store.getState();

  const sayDone = <D extends Deed>(deed: D, body: Deeds[D], before: Snapshot | null): void => {
    const line = before ? said(deed, body as Named, before) : null;
    if (line) notify(store, line.text, line.undo ? { undo: line.undo } : {});
  };

  // A guest does nothing to what is on the stage; the server would refuse it too.
  const looksOn = (deed: Deed): boolean =>
    deed === "stage" && isGuest(store.getState().snapshot?.me.role);

  const act = async <D extends Deed>(deed: D, body: Deeds[D]): Promise<boolean> => {
    const before = store.getState().snapshot;
    const answer = await letterbox.during(doDeed(meeting, deed, body));
    if (answer.is === "answer") {
      sayDone(deed, body, before);
      return true;
    }
    const text = answer.is === "refused" ? answer.refusal.message : "";
    notify(store, text || spoken.notReached, { tone: "trouble" });
    if (answer.is === "refused") void letterbox.look();
    return false;
  };

  /** The same for a control that shows the refusal itself: its sentence, or null. */
  const attempt = async <D extends Deed>(deed: D, body: Deeds[D]): Promise<string | null> => {
    if (looksOn(deed)) return guestWords.looksOn;
    const before = store.getState().snapshot;
    const answer = await letterbox.during(doDeed(meeting, deed, body));
    if (answer.is === "refused") return answer.refusal.message || spoken.notReached;
    if (answer.is !== "answer") return spoken.notReached;
    sayDone(deed, body, before);
    return null;
  };

  const pressPlan = oneByOne();
  const sheetNow = (): Sheet | null => store.getState().snapshot?.sheet ?? null;
  const arrange = (seen: Sheet, make: (sheet: Sheet) => SheetDeed | null): Promise<void> =>
    pressPlan(seen.step, async (step) => {
      const deed = make(sheetNow() ?? seen);
      const isDone = deed !== null && (await act("run-sheet", { step, deed }));
      return isDone ? (sheetNow()?.step ?? null) : null;
    });

  const knock = async (): Promise<void> => {
    const { draft, snapshot, own } = store.getState();
    const isHeard = await act("knock", {
      ...knockOf(draft, snapshot?.me),
      camera: own.camera.is === "on",
      microphone: own.microphone.is === "on",
    });
    // Who was in before and comes back in the same browser is let in at once.
    const standing = store.getState().snapshot?.me.standing.is;
    if (isHeard && standing === "admitted") store.setState({ wish: "enter" });
  };

  const goIn = async (): Promise<void> => {
    performance.mark("join-click");
    const { snapshot } = store.getState();
    if (!isLeading(snapshot?.me.role) || snapshot?.me.standing.is === "admitted") {
      if (isCovered(store.getState())) await tracks.hush();
      store.setState({ wish: "enter" });
      return;
    }
    store.setState({ wish: "enter" });
    if (!(await act("open", {}))) store.setState({ wish: "prepare" });
  };

  const leave = (): void => {
    const isWaiting = store.getState().snapshot?.me.standing.is === "knocking";
    if (isWaiting) {
      store.setState({ wish: "prepare" });
    } else {
      store.setState({ wish: "left" });
    }
    void act("leave", {});
  };

  const comeBack = (): void => {
    const { snapshot, link } = store.getState();
    const standing = snapshot?.me.standing.is;
    if (link.is === "superseded") {
      store.setState({ link: { is: "none" }, isFull: false });
      return;
    }
    if (standing === "denied" || standing === "elsewhere") {
      void knock();
      return;
    }
    store.setState({ wish: "prepare", isFull: false });
  };

  const setOriginalSound = async (isOn: boolean): Promise<void> => {
    const room = place.visit()?.room;
    if (!room || store.getState().view.isSoundOriginal === isOn) return;
    const isDone = await sendOriginal(room, tracks, isOn).catch(() => false);
    const isNow = isOn && isDone;
    store.setState(({ view }) => ({ view: { ...view, isSoundOriginal: isNow } }));
  };

  return {
    deed: (deed, body) => {
      if (looksOn(deed)) notify(store, guestWords.looksOn);
      else void act(deed, body);
    },
    attempt,
    arrange: (seen, make) => void arrange(seen, make),
    knock: () => void knock(),
    goIn: () => void goIn(),
    leave,
    comeBack,
    lookAgain: () => void letterbox.look(),
    setDevice: (kind, isOn) => {
      const me = store.getState().snapshot?.me;
      if (kind === "camera" && isOn && me?.is_camera_stopped) notify(store, spoken.cameraStopped);
      else if (kind === "camera" && isOn && me?.is_without_camera) notify(store, spoken.noCamera);
      else if (kind === "microphone" && isOn && isSilent(me?.role)) {
        notify(store, guestWords.silent);
      } else void tracks.set(kind, isOn);
    },
    chooseDevice: (kind, id) => {
      const role = store.getState().snapshot?.me.role;
      if (kind === "microphone" && isSilent(role)) notify(store, guestWords.silent);
      else if (kind !== "speaker") void tracks.choose(kind, id);
      else {
        chooseToneOutput(id);
        void place.visit()?.room.switchActiveDevice("audiooutput", id);
      }
    },
    setBlur: (isOn) => void tracks.setBlur(isOn),
    setSharing: (isOn) => {
      const room = place.visit()?.room;
      if (room) void shareScreen(room, isOn).catch(() => notify(store, spoken.shareRefused));
    },
    setOriginalSound: (isOn) => void setOriginalSound(isOn),
    setPictures: (pictures) => {
      store.setState(({ view }) => ({ view: { ...view, pictures } }));
      const room = place.visit()?.room;
      if (room) takePictures(room, pictures);
      void tracks.setSmall(pictures === "small");
    },
    cover: (isOn) => {
      store.setState(({ view }) => ({ view: { ...view, cover: isOn } }));
      if (isOn) void tracks.hush();
    },
    unblockSound: () => void place.visit()?.room.startAudio(),
    testSpeaker: playTone,
  };
}
