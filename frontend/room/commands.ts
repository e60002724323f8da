/** Turns what a control asks for into deeds at the server and commands to the media. */

import type { Deed, Deeds } from "./contract.ts";
import type { PlaceKeeper } from "./media/place.ts";
import { shareScreen } from "./media/share.ts";
import { takePictures } from "./media/sound.ts";
import { chooseToneOutput, playTone } from "./media/tones.ts";
import type { OwnTracks } from "./media/tracks.ts";
import { doDeed } from "./server/deeds.ts";
import type { Letterbox } from "./server/letterbox.ts";
import type { Commands } from "./state/commands.ts";
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

  const act = async <D extends Deed>(deed: D, body: Deeds[D]): Promise<boolean> => {
    const before = store.getState().snapshot;
    const answer = await doDeed(meeting, deed, body);
    if (answer.is === "answer") {
      letterbox.take(answer.value);
      const line = before ? said(deed, body as Named, before) : null;
      if (line) notify(store, line.text, line.undo ? { undo: line.undo } : {});
      return true;
    }
    const text = answer.is === "refused" ? answer.refusal.message : "";
    notify(store, text || spoken.notReached, { tone: "trouble" });
    if (answer.is === "refused") void letterbox.look();
    return false;
  };

  const knock = async (): Promise<void> => {
    const { draft, snapshot, own } = store.getState();
    const isHeard = await act("knock", {
      location: draft.location ?? snapshot?.me.location ?? "",
      phone: draft.phone ?? snapshot?.me.phone ?? "",
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
    if (snapshot?.me.role === "member" || snapshot?.me.standing.is === "admitted") {
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

  return {
    deed: (deed, body) => void act(deed, body),
    knock: () => void knock(),
    goIn: () => void goIn(),
    leave,
    comeBack,
    lookAgain: () => void letterbox.look(),
    setDevice: (kind, isOn) => {
      const isStopped = store.getState().snapshot?.me.is_camera_stopped === true;
      if (kind === "camera" && isOn && isStopped) notify(store, spoken.cameraStopped);
      else void tracks.set(kind, isOn);
    },
    chooseDevice: (kind, id) => {
      if (kind !== "speaker") void tracks.choose(kind, id);
      else {
        chooseToneOutput(id);
        void place.visit()?.room.switchActiveDevice("audiooutput", id);
      }
    },
    setSharing: (isOn) => {
      const room = place.visit()?.room;
      if (room) void shareScreen(room, isOn).catch(() => notify(store, spoken.shareRefused));
    },
    setSoundOnly: (isOn) => {
      store.setState(({ view }) => ({ view: { ...view, isSoundOnly: isOn } }));
      const room = place.visit()?.room;
      if (room) takePictures(room, !isOn);
    },
    unblockSound: () => void place.visit()?.room.startAudio(),
    testSpeaker: playTone,
  };
}
