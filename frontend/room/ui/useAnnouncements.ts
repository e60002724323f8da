import { useEffect, useRef } from "react";
import { eventsBetween } from "../state/announce.ts";
import { say } from "../state/sayings.ts";
import type { Seat } from "../state/seats.ts";
import { notify } from "../state/store.ts";
import { useRoom, useRoomStore } from "./context.ts";
import { alertWords, eventWords, spoken } from "./spoken.ts";

/** Say in the live region who came, who raised a hand, and when our own line breaks. */
export function useAnnouncements(seats: readonly Seat[]): void {
  const store = useRoomStore();
  const knocking = useRoom((state) => state.snapshot?.knocking);
  const alerts = useRoom((state) => state.snapshot?.alerts);
  const isWanted = useRoom((state) => state.snapshot?.me.is_wanted_elsewhere === true);
  const told = useRef(new Set<string>());
  const link = useRoom((state) => state.link.is);
  const before = useRef<readonly Seat[]>([]);
  const knew = useRef<readonly string[]>([]);
  const was = useRef(link);

  useEffect(() => {
    const said = eventsBetween(before.current, seats).map(eventWords);
    before.current = seats;
    if (said.length > 0) say(store, said.join(" "));
  }, [seats, store]);

  useEffect(() => {
    const names = (knocking ?? [])
      .filter((knock) => !knew.current.includes(knock.seat))
      .map((knock) => knock.name);
    knew.current = (knocking ?? []).map((knock) => knock.seat);
    if (names.length > 0) say(store, spoken.knocks(names));
  }, [knocking, store]);

  useEffect(() => {
    for (const alert of alerts ?? []) {
      const isNews = alert.kind === "second_device" && !told.current.has(alert.id);
      if (isNews) notify(store, alertWords(alert), { tone: "trouble" });
      told.current.add(alert.id);
    }
  }, [alerts, store]);

  useEffect(() => {
    if (isWanted) notify(store, spoken.wantedElsewhere, { tone: "trouble" });
  }, [isWanted, store]);

  useEffect(() => {
    if (link === "mending") say(store, spoken.mending);
    if (link === "connected" && was.current === "mending") say(store, spoken.back);
    was.current = link;
  }, [link, store]);
}
