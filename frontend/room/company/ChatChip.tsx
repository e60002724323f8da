import { MessageCircle } from "lucide-react";
import { type ReactElement, useEffect, useRef } from "react";
import { unread } from "../state/company.ts";
import { say } from "../state/sayings.ts";
import { useRoom, useRoomStore, useView } from "../ui/context.ts";
import { companyWords } from "./words.ts";

/** How many lines wait; pressing it opens them. */
export function ChatChip(): ReactElement | null {
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  const chat = useRoom((state) => state.chat);
  const [view, change] = useView();
  useSayings(me);
  const count = unread(chat, me);
  if (count === 0 || view.panel === "chat") return null;
  return (
    <button
      type="button"
      className="chip chat-chip num"
      data-unread={count}
      aria-label={companyWords.unread(count)}
      onClick={() => change({ panel: "chat" })}
    >
      <MessageCircle size={15} strokeWidth={1.75} aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
    </button>
  );
}

/** Say what others write, once. */
function useSayings(me: string): void {
  const store = useRoomStore();
  const lines = useRoom((state) => state.chat.lines);
  const told = useRef(Math.max(lines.length, store.getState().chat.seen));
  useEffect(() => {
    const news = lines.slice(told.current).filter(({ writer }) => writer !== me);
    told.current = Math.max(lines.length, told.current);
    const said = news.map(({ name, text }) => companyWords.wrote(name, text)).join(" ");
    if (said) say(store, said);
  }, [lines, me, store]);
}
