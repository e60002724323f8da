import { ConnectionState, type Room, RoomEvent } from "livekit-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Standing, Ticket } from "../contract.ts";
import { noDraft } from "../state/draft.ts";
import { createRoomStore, type RoomStore } from "../state/store.ts";
import { snapshot } from "../state/testing.ts";
import type { TicketAnswer } from "../state/ticket.ts";

class FakeRoom {
  state: ConnectionState = ConnectionState.Disconnected;
  localParticipant = { permissions: { canSubscribe: false } };
  private listeners = new Map<string, Set<(...said: unknown[]) => void>>();
  private arrive: () => void = () => undefined;
  private giveUp: () => void = () => undefined;

  on(event: string, listener: (...said: unknown[]) => void): this {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
    return this;
  }
  off(event: string, listener: (...said: unknown[]) => void): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }
  emit(event: string, ...said: unknown[]): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(...said);
  }
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.giveUp = () => reject(new Error("disconnected"));
      this.arrive = () => {
        this.state = ConnectionState.Connected;
        resolve();
      };
    });
  }
  async comes(): Promise<void> {
    this.arrive();
    await vi.advanceTimersByTimeAsync(0);
  }
  isLetIn(): void {
    this.localParticipant.permissions = { canSubscribe: true };
    this.emit(RoomEvent.ParticipantPermissionsChanged, undefined, this.localParticipant);
  }
  async disconnect(): Promise<void> {
    this.giveUp();
    this.arrive = () => undefined;
    this.state = ConnectionState.Disconnected;
    this.emit(RoomEvent.Disconnected);
  }
}

const rooms: FakeRoom[] = [];
vi.mock("./rooms.ts", () => ({
  buildRoom: () => {
    rooms.push(new FakeRoom());
    return rooms.at(-1) as unknown as Room;
  },
}));
const { isLetIn, lookAhead } = await import("./ahead.ts");

const ticketTo = (id: string): TicketAnswer => ({
  is: "ticket",
  ticket: { place: { id, kind: "pair" }, url: "", token: "" } as unknown as Ticket,
});

let store: RoomStore;
let life: AbortController;
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  rooms.length = 0;
  asked = 0;
  life = new AbortController();
  store = createRoomStore({ meeting: "m", ability: "able", draft: noDraft, read: [] });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function belongs(place: string, next: string | null): void {
  store.setState({ wish: "enter", snapshot: snapshot({ standing: admittedTo(place, next) }) });
}

function admittedTo(place: string, next: string | null): Standing {
  return { is: "admitted", place, next, kind: "circle" };
}

function begin(to: () => string = () => "pair") {
  return lookAhead({
    store,
    askTicketAhead: async () => {
      asked += 1;
      return ticketTo(to());
    },
    heard: () => undefined,
    signal: life.signal,
  });
}

async function waits(place = "pair"): Promise<FakeRoom> {
  belongs("circle", place);
  await vi.advanceTimersByTimeAsync(5_000);
  const room = rooms.at(-1);
  if (!room) throw new Error("nobody has connected");
  await room.comes();
  return room;
}

test("who knows where they go next is connected to it, once", async () => {
  const ahead = begin();
  belongs("circle", null);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(rooms).toHaveLength(0);

  const room = await waits();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(asked).toBe(1);
  expect(ahead.isOpen()).toBe(false);
  expect((await ahead.take("pair"))?.room).toBe(room);
  expect(await ahead.take("pair")).toBeNull();
});

test("that we may hear is the sign to go, wherever the snapshot still has us", async () => {
  const ahead = begin();
  let told = 0;
  ahead.onOpen(() => {
    told += 1;
  });
  const room = await waits();

  room.isLetIn();

  expect(told).toBe(1);
  expect(ahead.isOpen()).toBe(true);
  expect((await ahead.take("circle"))?.ticket.place.id).toBe("pair");
});

test("who is sent on the way there takes the connection that is being made", async () => {
  const ahead = begin();
  belongs("circle", "pair");
  await vi.advanceTimersByTimeAsync(5_000);

  belongs("pair", "circle");
  const taken = ahead.take("pair");
  await rooms[0]?.comes();

  expect((await taken)?.room).toBe(rooms[0]);
  expect(rooms).toHaveLength(1);
});

test("nobody is twice in one room, whatever the snapshot still says", async () => {
  const ahead = begin();
  const room = await waits();
  room.isLetIn();
  await ahead.take("circle");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(rooms).toHaveLength(1);

  belongs("circle", "other");
  const made = ahead.makeWay("other");
  await vi.advanceTimersByTimeAsync(20_000);
  await made;
  await rooms[1]?.comes();
  expect(rooms.slice(1).map((one) => one.state)).not.toContain(ConnectionState.Connected);
  expect(await ahead.take("other")).toBeNull();
});

test("who goes by another way leaves what waits there first", async () => {
  const ahead = begin();
  const room = await waits();

  await ahead.makeWay("pair");

  expect(room.state).toBe(ConnectionState.Disconnected);
  expect(await ahead.take("pair")).toBeNull();
});

test("who is never connected ahead goes by another way, after a moment", async () => {
  const ahead = begin();
  belongs("circle", "pair");
  await vi.advanceTimersByTimeAsync(5_000);

  belongs("pair", "circle");
  const taken = ahead.take("pair");
  await vi.advanceTimersByTimeAsync(1_500);

  expect(await taken).toBeNull();
  expect(rooms[0]?.state).toBe(ConnectionState.Disconnected);
});

test("another room next is another connection, and the first is given up", async () => {
  let next = "pair";
  begin(() => next);
  const first = await waits();

  next = "other";
  const second = await waits("other");

  expect(first.state).toBe(ConnectionState.Disconnected);
  expect(second.state).toBe(ConnectionState.Connected);
});

test("a connection that breaks is made again", async () => {
  const ahead = begin();
  const first = await waits();
  await first.disconnect();

  await vi.advanceTimersByTimeAsync(2_000);
  await rooms[1]?.comes();

  expect((await ahead.take("pair"))?.room).toBe(rooms[1]);
});

test("nobody waits who has left", async () => {
  begin();
  const room = await waits();

  store.setState({ wish: "left" });

  expect(room.state).toBe(ConnectionState.Disconnected);
});

test("one is let in at once, a moment later, or not at all", async () => {
  const open = new FakeRoom();
  open.state = ConnectionState.Connected;
  const later = isLetIn(open as unknown as Room, life.signal);
  open.isLetIn();
  expect(await later).toBe(true);
  expect(await isLetIn(open as unknown as Room, life.signal)).toBe(true);

  const shut = new FakeRoom();
  shut.state = ConnectionState.Connected;
  const never = isLetIn(shut as unknown as Room, life.signal);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await never).toBe(false);

  const gone = isLetIn(shut as unknown as Room, life.signal);
  await shut.disconnect();
  expect(await gone).toBe(false);
});
