import { type ReactElement, useEffect, useRef } from "react";
import type { ChatLine } from "../contract.ts";
import { clockTime } from "../state/clock.ts";
import { allSeen } from "../state/company.ts";
import { useRoom, useRoomStore } from "../ui/context.ts";
import { ChatForm } from "./ChatForm.tsx";
import "./chat.css";
import { channelWords, companyWords } from "./words.ts";

/** What was written, and a line to write. */
export function ChatPanel(): ReactElement {
  const store = useRoomStore();
  const lines = useRoom((state) => state.chat.lines);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lines.length > 0) end.current?.scrollIntoView({ block: "end" });
    store.setState(({ chat }) => ({ chat: allSeen(chat) }));
  }, [lines, store]);
  return (
    <div className="chat">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="chat-lines" role="log" aria-label={companyWords.chat} tabIndex={0}>
        {lines.length === 0 && <p className="small">{companyWords.empty}</p>}
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        <div ref={end} />
      </div>
      <ChatForm />
    </div>
  );
}

function Line({ line }: { line: ChatLine }): ReactElement {
  const me = useRoom((state) => state.snapshot?.me);
  const isMine = line.writer === me?.seat;
  const to = channelWords(line.channel, line.to_name, line.to === me?.seat);
  return (
    <div className="chat-line" data-channel={line.channel} data-mine={isMine || undefined}>
      <p className="chat-head">
        <b>{isMine ? companyWords.you : line.name}</b>
        {to && <span className="chat-to">{to}</span>}
        <time className="num" dateTime={line.at}>
          {clockTime(line.at, me?.time_zone ?? "UTC")}
        </time>
      </p>
      <p className="chat-text">{line.text}</p>
    </div>
  );
}
