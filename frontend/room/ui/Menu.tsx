import type { LucideIcon } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useIsNarrow } from "./context.ts";

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  isRisk?: boolean;
  does: () => void;
}

interface MenuProps {
  label: string;
  className: string;
  items: readonly MenuItem[];
  children: ReactNode;
}

const choiceHeight = 44;
const roomAround = 30; // the list's own edge, and a little of the page around it

/** A button with a list of deeds. On a phone the list is a sheet at the bottom. */
export function Menu({ label, className, items, children }: MenuProps): ReactElement {
  const [at, setAt] = useState<DOMRect | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setAt(null);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        aria-label={label}
        onClick={(event) => setAt(at ? null : event.currentTarget.getBoundingClientRect())}
      >
        {children}
      </button>
      {at &&
        createPortal(
          <MenuList label={label} at={at} items={items} onClose={close} />,
          document.body,
        )}
    </>
  );
}

interface MenuListProps {
  label: string;
  at: DOMRect;
  items: readonly MenuItem[];
  onClose: () => void;
}

function MenuList({ label, at, items, onClose }: MenuListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("button")?.focus();
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape" || event.key === "Tab") onClose();
    else if (event.key === "ArrowDown") buttons[(here + 1) % buttons.length]?.focus();
    else if (event.key === "ArrowUp") buttons.at(here - 1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isNarrow = useIsNarrow();
  const isLow = at.top > window.innerHeight / 2;
  const isRight = at.left > window.innerWidth / 2;
  const beside = isLow ? window.innerHeight - at.top + 4 : at.bottom + 4;
  const fits = window.innerHeight - items.length * choiceHeight - roomAround;
  const edge = Math.max(roomAround / 2, Math.min(beside, fits));
  const style = {
    top: isLow ? "auto" : edge,
    bottom: isLow ? edge : "auto",
    left: isRight ? "auto" : at.left,
    right: isRight ? window.innerWidth - at.right : "auto",
  };
  return (
    <section
      className="veil"
      aria-label={label}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div
        ref={list}
        className="choices"
        role="menu"
        aria-label={label}
        style={isNarrow ? {} : style}
        onKeyDown={onKey}
      >
        {items.map(({ label: word, icon: Icon, isRisk, does }) => (
          <button
            key={word}
            type="button"
            role="menuitem"
            className={isRisk ? "choice risk" : "choice"}
            onClick={() => {
              onClose();
              does();
            }}
          >
            <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
            {word}
          </button>
        ))}
      </div>
    </section>
  );
}
