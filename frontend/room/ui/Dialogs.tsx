import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useCommands, useDialog, useRoom } from "./context.ts";
import { DeviceChoices } from "./DeviceChoices.tsx";
import { KeyList } from "./KeyList.tsx";
import { ending, removal, renaming } from "./spoken.ts";
import { controls } from "./words.ts";

export function Dialogs(): ReactElement | null {
  const dialog = useRoom((state) => state.view.dialog);
  switch (dialog?.is) {
    case undefined:
      return null;
    case "remove":
      return <RemoveDialog seat={dialog.seat} />;
    case "rename":
      return <RenameDialog seat={dialog.seat} />;
    case "end":
      return <EndDialog />;
    case "devices":
      return (
        <Dialog title={controls.devices}>
          <DeviceChoices />
        </Dialog>
      );
    case "keys":
      return (
        <Dialog title={controls.keys}>
          <KeyList />
        </Dialog>
      );
  }
}

function Dialog({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const show = useDialog();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={id} onClose={() => show(null)}>
      <h2 id={id}>{title}</h2>
      {children}
      <button type="button" className="btn quiet close" onClick={() => show(null)}>
        {controls.close}
      </button>
    </dialog>
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

function useName(seat: string): string {
  return useRoom(
    (state) => state.snapshot?.people.find((person) => person.seat === seat)?.name ?? "",
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

function RenameDialog({ seat }: { seat: string }): ReactElement {
  const before = useName(seat);
  const show = useDialog();
  const commands = useCommands();
  const [name, setName] = useState(before);
  const help = useId();
  return (
    <Dialog title={renaming.title(before)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          show(null);
          if (name.trim()) commands.deed("rename", { seat, name: name.trim() });
        }}
      >
        <label>
          {renaming.label}
          <input
            value={name}
            maxLength={60}
            aria-describedby={help}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p className="small" id={help}>
          {renaming.help}
        </p>
        <button type="submit" className="btn primary">
          {renaming.action}
        </button>
      </form>
    </Dialog>
  );
}
