import { Bookmark, List, Table2 } from "lucide-react";
import { type CSSProperties, type ReactElement, type RefObject, useRef, useState } from "react";
import { useIsFacilitator, useRoom } from "../../ui/context.ts";
import type { FieldProps } from "../formats.ts";
import { useNameOf } from "../useStage.ts";
import { CardDeeds } from "./CardDeeds.tsx";
import { CardBack } from "./CardPicture.tsx";
import { CardsAsk } from "./CardsAsk.tsx";
import { CardsList } from "./CardsList.tsx";
import { CloseLook } from "./CloseLook.tsx";
import "./cards.css";
import { KeptCards } from "./KeptCards.tsx";
import { LooseCard } from "./LooseCard.tsx";
import { cardWidth, labelled, type Piece, type Scene, trayCard } from "./layout.ts";
import { TableCard } from "./TableCard.tsx";
import { useLetGo } from "./useLetGo.ts";
import { useCardWords, useNews } from "./useSaying.ts";
import { useTable } from "./useTable.ts";
import { cardWords, techniqueWords } from "./words.ts";

/** The table with everything on it, and what can be done with the card that is chosen. */
export function CardsField({ scene, box }: FieldProps<Scene>): ReactElement {
  const felt = useRef<HTMLElement>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [isList, setList] = useState(useRoom((state) => state.view.pictures === "none"));
  const [looksAt, lookAt] = useState<Piece | null>(null);
  const [seesKept, seeKept] = useState(false);
  const table = useTable(scene);
  const width = cardWidth(box, scene.table.length);
  useLetGo(felt, () => choose(null));
  const leads = useIsFacilitator();
  const news = useNews(scene);
  const all = [...scene.table, ...scene.hand, ...scene.open];
  const piece = all.find((one) => one.id === chosen);
  const isFromTray = scene.open.some((one) => one.id === chosen);
  const deeds = piece && (
    <CardDeeds
      key={piece.id}
      scene={scene}
      piece={piece}
      table={table}
      onLook={() => lookAt(piece)}
      letGo={() => choose(null)}
    />
  );
  const given = {
    scene,
    table,
    chosen,
    choose,
    felt,
    width,
    pileWidth: box.width > 720 ? 118 : 52,
  };
  return (
    <section
      className="felt"
      aria-label={cardWords.title}
      data-frozen={scene.is_frozen || undefined}
      data-list={isList || undefined}
      style={{ "--tray": `${trayCard(width, scene.open.length) * 1.5 + 32}px` } as CSSProperties}
    >
      <CardsAsk scene={scene} />
      <div className="felt-views">
        <button type="button" className="btn quiet" onClick={() => setList(!isList)}>
          {isList ? (
            <Table2 size={18} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <List size={18} strokeWidth={1.75} aria-hidden="true" />
          )}
          {isList ? cardWords.table : cardWords.list}
        </button>
        {!leads && (
          <button type="button" className="btn quiet" onClick={() => seeKept(true)}>
            <Bookmark size={18} strokeWidth={1.75} aria-hidden="true" />
            {cardWords.kept}
          </button>
        )}
      </div>
      {isList ? (
        <CardsList
          scene={scene}
          chosen={chosen}
          choose={choose}
          deeds={deeds}
          draw={() => table.does({ do: "cards.draw" })}
        />
      ) : (
        <>
          <Surface {...given} />
          <Side {...given} />
          <Tray {...given} />
          {deeds && (
            <div className="felt-deeds" data-over={isFromTray || undefined}>
              {deeds}
            </div>
          )}
        </>
      )}
      <p className="unseen" aria-live="polite">
        {news}
      </p>
      {looksAt && <CloseLook piece={looksAt} close={() => lookAt(null)} />}
      {seesKept && <KeptCards scene={scene} close={() => seeKept(false)} />}
    </section>
  );
}

interface Given {
  scene: Scene;
  table: ReturnType<typeof useTable>;
  chosen: string | null;
  choose: (id: string | null) => void;
  felt: RefObject<HTMLElement | null>;
  width: number;
  pileWidth: number;
}

function Surface({ scene, table, chosen, choose, felt, width }: Given): ReactElement {
  const me = useRoom((state) => state.snapshot?.me.seat);
  const leads = useIsFacilitator();
  const nameOf = useNameOf();
  const wordsOf = useCardWords();
  const names = labelled(scene.table);
  const { zones } = techniqueWords[scene.technique];
  return (
    <section
      className="surface"
      ref={felt}
      aria-label={cardWords.tableAria}
      aria-description={cardWords.help}
    >
      {zones.map((zone, place) => (
        <span key={zone} className="zone" data-of={zones.length} data-place={place}>
          {zone}
        </span>
      ))}
      {zones.length === 0 && scene.speaker && <span className="zone" data-of={0} />}
      {scene.table.map((piece) => (
        <TableCard
          key={piece.id}
          piece={piece}
          felt={felt}
          table={table}
          width={piece.owner !== null && piece.owner === scene.speaker ? width * 1.2 : width}
          words={wordsOf(piece)}
          label={names.has(piece.id) ? nameOf(piece.owner) : null}
          isMovable={scene.may_act && (piece.owner === me || leads || scene.who === "all")}
          isChosen={chosen === piece.id}
          onChoose={() => choose(chosen === piece.id ? null : piece.id)}
        />
      ))}
    </section>
  );
}

/** The pile, and the hand that only I see. */
function Side({ scene, table, chosen, choose, felt, width, pileWidth }: Given): ReactElement {
  const wordsOf = useCardWords();
  const nameOf = useNameOf();
  const me = useRoom((state) => state.snapshot?.me.seat);
  const others = scene.hands.filter((hand) => hand.seat !== me);
  return (
    <div className="side">
      {scene.piles !== "open" && (
        <button
          type="button"
          className="pile"
          data-pile
          disabled={!scene.may_take || scene.pile === 0}
          onClick={() => table.does({ do: "cards.draw" })}
        >
          <span className="stack" style={{ width: Math.min(width, pileWidth) }}>
            <CardBack />
            <CardBack />
          </span>
          <span className="card-name">
            <span className="unseen">{scene.may_take && `${cardWords.draw}, `}</span>
            {cardWords.faceDown(scene.pile)}
          </span>
        </button>
      )}
      {scene.hand.length > 0 && (
        <section className="own-hand" aria-label={cardWords.handAria}>
          {scene.hand.map((piece) => (
            <LooseCard
              key={piece.id}
              piece={piece}
              felt={felt}
              width={Math.max(56, width * 0.7)}
              words={wordsOf(piece)}
              isMovable={scene.may_act}
              isChosen={chosen === piece.id}
              onChoose={() => choose(chosen === piece.id ? null : piece.id)}
              onLay={(x, y) =>
                table.does({
                  do: "cards.place",
                  piece: piece.id,
                  rev: piece.rev,
                  x,
                  y,
                  is_up: true,
                })
              }
            />
          ))}
          <span className="card-name">{cardWords.hand}</span>
        </section>
      )}
      {others.length > 0 && (
        <p className="small other-hands">
          {others.map((hand) => cardWords.holds(nameOf(hand.seat), hand.count)).join(" · ")}
        </p>
      )}
    </div>
  );
}

function Tray({ scene, table, chosen, choose, felt, width }: Given): ReactElement | null {
  const wordsOf = useCardWords();
  if (scene.open.length === 0) return null;
  return (
    <section className="tray" aria-label={cardWords.chooseAria}>
      <div>
        {scene.open.map((piece) => (
          <LooseCard
            key={piece.id}
            piece={piece}
            felt={felt}
            width={trayCard(width, scene.open.length)}
            words={wordsOf({ ...piece })}
            isMovable={scene.may_take}
            isChosen={chosen === piece.id}
            onChoose={() => choose(chosen === piece.id ? null : piece.id)}
            onLay={(x, y) =>
              table.does({ do: "cards.take", piece: piece.id, rev: piece.rev, x, y })
            }
          />
        ))}
      </div>
      <span className="card-name">{cardWords.choose}</span>
    </section>
  );
}
