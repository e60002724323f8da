import { type ReactElement, type ReactNode, Suspense, useState } from "react";
import { GuestQuestions } from "../guests/GuestQuestions.tsx";
import { guestWords } from "../guests/words.ts";
import { homeworkWords } from "../homework/words.ts";
import { planWords } from "../plan/words.ts";
import { emergencyWords, safetyWords } from "../safety/words.ts";
import { FormatChoice } from "../stage/FormatChoice.tsx";
import { rolePlayWords } from "../stage/roleplay/words.ts";
import { useCommands, useDialog, useIsFacilitator, useRoom } from "./context.ts";
import { DeviceChoices } from "./DeviceChoices.tsx";
import { Dialog, useName } from "./Dialog.tsx";
import { Guard } from "./Guard.tsx";
import { KeyList } from "./KeyList.tsx";
import { lazily } from "./lazily.ts";
import { RenameDialog } from "./RenameDialog.tsx";
import { ending, removal } from "./spoken.ts";
import { controls } from "./words.ts";

const fetchPlan = () => import("../plan/PlanDialog.tsx");
const PlanList = lazily(async () => (await fetchPlan()).PlanList);
const PartCautions = lazily(async () => (await fetchPlan()).PartCautions);
const PartTaken = lazily(async () => (await import("../safety/PartTaken.tsx")).PartTaken);
const fetchRolePlay = () => import("../stage/roleplay/RolePlayDialogs.tsx");
const Recast = lazily(async () => (await fetchRolePlay()).Recast);
const CloseUnfinished = lazily(async () => (await fetchRolePlay()).CloseUnfinished);
const GiveHomework = lazily(
  async () => (await import("../homework/GiveHomework.tsx")).GiveHomework,
);
const MyHomework = lazily(async () => (await import("../homework/MyHomework.tsx")).MyHomework);
const EmergencyCards = lazily(
  async () => (await import("../safety/EmergencyCards.tsx")).EmergencyCards,
);

export function Dialogs(): ReactElement | null {
  const dialog = useRoom((state) => state.view.dialog);
  switch (dialog?.is) {
    case undefined:
    case "moment": // the ring of moments draws itself
      return null;
    case "remove":
      return <RemoveDialog seat={dialog.seat} />;
    case "rename":
      return <RenameDialog seat={dialog.seat} />;
    case "end":
      return <EndDialog />;
    case "formats":
      return (
        <Dialog title={controls.formats}>
          <FormatChoice />
        </Dialog>
      );
    case "plan":
      return (
        <LazyDialog title={planWords.title}>
          <PlanList />
        </LazyDialog>
      );
    case "part":
      return <PartDialog block={dialog.block} />;
    case "devices":
      return (
        <Dialog title={controls.devices}>
          <DeviceChoices />
        </Dialog>
      );
    case "part-taken":
      return (
        <LazyDialog title={safetyWords.mode}>
          <PartTaken />
        </LazyDialog>
      );
    case "guests":
      return (
        <Dialog title={guestWords.today}>
          <GuestQuestions />
        </Dialog>
      );
    case "emergency":
      return <EmergencyDialog key={dialog.seat} seat={dialog.seat} />;
    case "homework":
      return (
        <LazyDialog title={homeworkWords.title}>
          <Homework seat={dialog.seat} />
        </LazyDialog>
      );
    case "cast":
      return (
        <LazyDialog title={rolePlayWords.recast}>
          <Recast />
        </LazyDialog>
      );
    case "unfinished":
      return (
        <LazyDialog title={rolePlayWords.closeTitle}>
          <CloseUnfinished />
        </LazyDialog>
      );
    case "keys":
      return (
        <Dialog title={controls.keys}>
          <KeyList />
        </Dialog>
      );
  }
}

function Homework({ seat }: { seat: string | null }): ReactElement {
  return useIsFacilitator() ? <GiveHomework seat={seat} /> : <MyHomework />;
}

function PartDialog({ block }: { block: string }): ReactElement {
  const blocks = useRoom((state) => state.snapshot?.sheet?.blocks);
  const part = blocks?.find((one) => one.id === block);
  return (
    <LazyDialog title={part?.title ?? ""}>
      <PartCautions id={block} />
    </LazyDialog>
  );
}

function EmergencyDialog({ seat }: { seat: string | null }): ReactElement {
  const name = useName(seat ?? "");
  return (
    <LazyDialog title={name ? emergencyWords.of(name) : emergencyWords.title}>
      <EmergencyCards seat={seat} />
    </LazyDialog>
  );
}

/** A dialog whose content is fetched when it is first opened. */
function LazyDialog({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Dialog title={title}>
      <Guard>
        <Suspense fallback={null}>{children}</Suspense>
      </Guard>
    </Dialog>
  );
}

interface WordDialogProps {
  title: string;
  text?: string;
  word: string;
  action: string;
  onGo: () => void;
}

/** For what cannot be undone: it asks for the word. */
function WordDialog({ title, text, word, action, onGo }: WordDialogProps): ReactElement {
  const show = useDialog();
  const [typed, setTyped] = useState("");
  const isRight = typed.trim().toLowerCase() === word;
  return (
    <Dialog title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRight) return;
          show(null);
          onGo();
        }}
      >
        <p>{text}</p>
        <label>
          {removal.ask(word)}
          <input
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button type="submit" className="btn risk" disabled={!isRight}>
          {action}
        </button>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ seat }: { seat: string }): ReactElement {
  const name = useName(seat);
  const commands = useCommands();
  return (
    <WordDialog
      title={removal.title(name)}
      text={removal.text}
      word={removal.word}
      action={removal.action(name)}
      onGo={() => commands.deed("remove", { seat })}
    />
  );
}

function EndDialog(): ReactElement {
  const commands = useCommands();
  return <WordDialog {...ending} onGo={() => commands.deed("end", {})} />;
}
