import type { LucideIcon } from "lucide-react";
import {
  Bookmark,
  BookmarkCheck,
  FlipHorizontal2,
  Gift,
  Hand,
  Layers,
  RefreshCw,
  RotateCcw,
  RotateCw,
  Search,
  SquareX,
} from "lucide-react";
import { type ReactElement, useState } from "react";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import { moved, type Piece, type Scene } from "./layout.ts";
import type { Table } from "./useTable.ts";
import { cardWords } from "./words.ts";

interface CardDeedsProps {
  scene: Scene;
  piece: Piece;
  table: Table;
  onLook: () => void;
  letGo: () => void;
}

/** What can be done with the card that is chosen. */
export function CardDeeds({ scene, piece, table, onLook, letGo }: CardDeedsProps): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat ?? "");
  const leads = useIsFacilitator();
  const [isGiving, give] = useState(false);
  const held = { piece: piece.id, rev: piece.rev };
  const { does } = table;
  const isMine = piece.owner === me;
  const isOpen = scene.open.some((one) => one.id === piece.id);
  const isInHand = scene.hand.some((one) => one.id === piece.id);
  const isLaid = !isOpen && !isInHand;
  const isKept = scene.kept.some((face) => face.key === piece.face?.key);
  const mayMove = isLaid && scene.may_act && (isMine || leads || scene.who === "all");
  const rotate = (turn: number): void => table.drop(piece, moved(table.lieOf(piece), { turn }));
  const take = (): void => {
    does({ do: "cards.take", ...held, x: null, y: null });
    if (scene.each > 1) letGo();
  };
  if (isGiving) {
    return (
      <GiveTo give={(seat) => does({ do: "cards.give", ...held, seat })} back={() => give(false)} />
    );
  }
  return (
    <div className="card-deeds" role="toolbar" aria-label={cardWords.title}>
      {isOpen && scene.may_take && <Do icon={Hand} word={cardWords.take} isFirst onPress={take} />}
      {isInHand && scene.may_act && (
        <>
          <Do
            icon={Layers}
            word={cardWords.layOpen}
            isFirst
            onPress={() => does({ do: "cards.place", ...held, x: null, y: null, is_up: true })}
          />
          <Do
            icon={FlipHorizontal2}
            word={cardWords.layDown}
            onPress={() => does({ do: "cards.place", ...held, x: null, y: null, is_up: false })}
          />
        </>
      )}
      {isLaid && isMine && scene.may_act && (
        <Do
          icon={FlipHorizontal2}
          word={cardWords.turn}
          onPress={() => does({ do: "cards.turn", ...held })}
        />
      )}
      {isMine && !leads && (
        <Do
          icon={isKept ? BookmarkCheck : Bookmark}
          word={isKept ? cardWords.letGo : cardWords.keep}
          onPress={() => does({ do: "cards.keep", ...held, on: !isKept })}
        />
      )}
      {isMine && scene.may_act && scene.swaps_left > 0 && (
        <Do
          icon={RefreshCw}
          word={cardWords.swap(scene.swaps_left)}
          onPress={() => does({ do: "cards.swap", ...held })}
        />
      )}
      {isMine && scene.may_act && scene.technique === "neighbour" && (
        <Do icon={Gift} word={cardWords.give} onPress={() => give(true)} />
      )}
      {mayMove && (
        <>
          <Do icon={RotateCcw} word={cardWords.left} onPress={() => rotate(-15)} isBare />
          <Do icon={RotateCw} word={cardWords.right} onPress={() => rotate(15)} isBare />
        </>
      )}
      {piece.face && <Do icon={Search} word={cardWords.look} onPress={onLook} isBare />}
      {leads && isLaid && (
        <Do
          icon={SquareX}
          word={cardWords.away}
          onPress={() => does({ do: "cards.away", ...held })}
          isBare
        />
      )}
    </div>
  );
}

interface DoProps {
  icon: LucideIcon;
  word: string;
  onPress: () => void;
  isFirst?: boolean;
  isBare?: boolean;
}

function Do({ icon: Icon, word, onPress, isFirst, isBare }: DoProps): ReactElement {
  return (
    <button
      type="button"
      className={isFirst ? "btn primary" : "btn"}
      data-bare={isBare || undefined}
      onClick={onPress}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{word}</span>
    </button>
  );
}

function GiveTo(props: { give: (seat: string) => void; back: () => void }): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const people = useRoom((state) => state.snapshot?.people);
  return (
    <fieldset className="card-deeds">
      <legend className="unseen">{cardWords.giveTo}</legend>
      {people
        ?.filter((person) => person.seat !== me)
        .map((person) => (
          <button
            key={person.seat}
            type="button"
            className="btn"
            onClick={() => props.give(person.seat)}
          >
            {person.name}
          </button>
        ))}
      <button type="button" className="btn quiet" onClick={props.back}>
        {cardWords.close}
      </button>
    </fieldset>
  );
}
