import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactElement, useState } from "react";
import type { ChatFacts, Deeds, Person } from "../contract.ts";
import { useCommands, useIsFacilitator, useRoom } from "../ui/context.ts";
import { companyWords } from "./words.ts";

type Said = Deeds["write"];

interface Choice {
  value: string;
  label: string;
  said: Pick<Said, "channel" | "to">;
}

/** To whom, and what. Enter sends, Shift and Enter begins a new line. */
export function ChatForm(): ReactElement {
  const choices = useChoices();
  const commands = useCommands();
  const [to, setTo] = useState("group");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState("");
  const chosen = choices.find(({ value }) => value === to) ?? choices[0];
  const isHushed = useRoom((state) => state.snapshot?.chat?.is_hushed === true);
  if (!chosen) {
    const why = isHushed ? companyWords.hushed : companyWords.closed;
    return <p className="chat-closed small">{why}</p>;
  }

  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (!text.trim()) return;
    const refusal = await commands.attempt("write", { ...chosen.said, text: text.trim() });
    setTrouble(refusal ?? "");
    if (refusal === null) setText("");
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  return (
    <form className="chat-form" onSubmit={(event) => void send(event)}>
      <div className="chat-whom">
        <label htmlFor="chat-to">{companyWords.to}</label>
        <select id="chat-to" value={chosen.value} onChange={(e) => setTo(e.target.value)}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="chat-write">
        <textarea
          aria-label={companyWords.text}
          rows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        <button type="submit" className="round" aria-label={companyWords.send}>
          <SendHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      <p className="small" role={trouble ? "alert" : undefined}>
        {trouble || (isHushed ? companyWords.hushed : companyWords.kept)}
      </p>
    </form>
  );
}

function useChoices(): Choice[] {
  const chat = useRoom((state) => state.snapshot?.chat ?? null);
  const people = useRoom((state) => state.snapshot?.people);
  const me = useRoom((state) => state.snapshot?.me.seat);
  const isFacilitator = useIsFacilitator();
  if (!chat) return [];
  const members = (people ?? []).filter((one) => one.role === "member" && one.seat !== me);
  return choicesOf(chat, members, isFacilitator);
}

function choicesOf(chat: ChatFacts, members: readonly Person[], isFacilitator: boolean): Choice[] {
  const { everybody, facilitators, amongUs, member, desk } = companyWords;
  const choices: Choice[] = [];
  if (chat.to_group) choices.push(choice("group", everybody, { channel: "group" }));
  if (isFacilitator) choices.push(choice("leaders", amongUs, { channel: "leaders" }));
  else if (chat.to_facilitators) choices.push(choice("desk", facilitators, { channel: "desk" }));
  const channel = isFacilitator ? "desk" : "private";
  if (isFacilitator || chat.to_members) {
    for (const { seat, name } of members) {
      const label = isFacilitator ? desk(name) : member(name);
      choices.push(choice(seat, label, { channel, to: seat }));
    }
  }
  return choices;
}

function choice(value: string, label: string, said: Choice["said"]): Choice {
  return { value, label, said };
}
