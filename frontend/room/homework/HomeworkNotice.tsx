import { ListTodo, X } from "lucide-react";
import type { ReactElement } from "react";
import { useDialog, useRoom, useRoomStore } from "../ui/context.ts";
import { controls } from "../ui/words.ts";
import { homeworkWords } from "./words.ts";

/** Something was given: a quiet line for whom it is for, until they have seen it. */
export function HomeworkNotice(): ReactElement | null {
  const store = useRoomStore();
  const show = useDialog();
  const isIn = useRoom(({ snapshot }) => snapshot?.me.standing.is === "admitted");
  const isMember = useRoom(({ snapshot }) => snapshot?.me.role === "member");
  const given = useRoom((state) => state.homework?.given ?? none);
  const read = useRoom((state) => state.read);
  const news = given.filter((one) => !one.is_own && !read.includes(one.id));
  const last = news.at(-1);
  if (!isMember || !isIn || !last) return null;
  const close = (): void =>
    store.setState((state) => ({ read: [...state.read, ...news.map(({ id }) => id)] }));
  return (
    <div className="notice" data-notice="homework" role="status">
      <ListTodo size={18} strokeWidth={1.75} aria-hidden="true" />
      <span className="homework-news">
        {last.name ? homeworkWords.news : homeworkWords.newsForAll}: <b>{last.words}</b>
      </span>
      <button
        type="button"
        className="small-btn"
        onClick={() => {
          close();
          show({ is: "homework", seat: null });
        }}
      >
        {homeworkWords.open}
      </button>
      <button type="button" className="round" aria-label={controls.close} onClick={close}>
        <X size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}

const none: never[] = [];
