import { expect, test } from "vitest";
import { asDay, dayNumber } from "../../overrides/client/review/days.ts";
import { type Grade, type ReviewEvent, moment, standing } from "../../overrides/client/review/events.ts";
import { isNews } from "../../overrides/client/review/practice.ts";
import { coming, dueAfter, nextDay, queue, standings } from "../../overrides/client/review/progress.ts";
import { summary } from "../../overrides/client/review/words.ts";
import { randomFrom } from "../../overrides/client/seed.ts";
import { shuffled } from "../../overrides/client/shuffled.ts";

const TODAY = dayNumber("2026-11-24");
const DECK = ["a", "b", "c"].map((id) => ({ id, practice: [`q-${id}`, "drill"] }));

/** Events made one after another; `day` counts from today. */
function events(...said: [kind: "card" | "practice", of: string, grade: Grade, day?: number][]): ReviewEvent[] {
  return said.map(([kind, of, grade, day = 0], place) => ({
    id: idOf(place),
    at: place,
    day: asDay(TODAY + day),
    kind,
    of,
    grade,
  }));
}

const idOf = (place: number): string => place.toString(16).padStart(32, "0");
const undoing = (place: number, at: number): ReviewEvent => ({
  id: idOf(at),
  at,
  day: asDay(TODAY),
  kind: "undo",
  of: idOf(place),
});
const order = (said: ReviewEvent[], today = TODAY): string[] =>
  queue(standings(DECK, said, today), today).map(({ id }) => id);

test("a deck that was never graded is due in its own order", () => {
  expect(order([])).toEqual(["a", "b", "c"]);
  expect(summary(standings(DECK, [], TODAY), TODAY)).toBe("Due today: 3 cards. Learned: 0 of 3.");
});

test("what was got is away until its day, what was missed comes last today", () => {
  const said = events(["card", "a", "got"], ["card", "b", "missed"]);
  expect(order(said)).toEqual(["c", "b"]);
  expect(order(said, TODAY + 1)).toEqual(["b", "c"]);
  expect(order(said, TODAY + 2)).toEqual(["b", "a", "c"]);
});

test("what was said before the choice is what comes of it", () => {
  const said = events(["card", "a", "got", -9], ["card", "a", "missed", -2]);
  for (const grade of ["missed", "got"] as const) {
    const after = [...said, ...events(["card", "b", "got"], ["card", "b", "got"], ["card", "a", grade]).slice(2)];
    expect(standings(DECK, after, TODAY)[0]?.due).toBe(dueAfter("a", said, TODAY)[grade]);
  }
});

test("cards whose practice was missed come first, though not due, until it or they succeed", () => {
  const learned = events(["card", "b", "got"], ["practice", "q-b", "missed"]);
  expect(order(learned)).toEqual(["b", "a", "c"]);
  expect(standings(DECK, learned, TODAY)[1]?.missed).toEqual(["q-b"]);
  const all: ["card" | "practice", string, Grade][] = [
    ["card", "b", "got"],
    ["practice", "q-b", "missed"],
  ];
  expect(order(events(...all, ["practice", "q-b", "got"]))).toEqual(["a", "c"]);
  expect(order(events(...all, ["card", "b", "got"]))).toEqual(["a", "c"]);
  expect(order(events(...all, ["card", "b", "missed"]))).toEqual(["a", "c", "b"]);
  expect(order(events(["practice", "drill", "missed"]))).toEqual(["a", "b", "c"]);
});

test("practice is recorded when it says something new", () => {
  expect(isNews("x", "got", [])).toBe(false);
  expect(isNews("x", "missed", [])).toBe(true);
  const missed = events(["practice", "x", "missed"]);
  expect(isNews("x", "missed", missed)).toBe(false);
  expect(isNews("x", "got", missed)).toBe(true);
  expect(isNews("x", "missed", events(["practice", "x", "missed"], ["card", "a", "got"]))).toBe(true);
});

test("an undone grade was never given, and its undoing can stand before it in a list", () => {
  const said = events(["card", "a", "got"], ["card", "a", "missed"]);
  const undone = standings(DECK, [undoing(1, 2), ...said], TODAY);
  expect(undone).toEqual(standings(DECK, said.slice(0, 1), TODAY));
  expect(standing([...said, undoing(0, 2), undoing(1, 3)])).toEqual([]);
});

test("the order in which events are read changes nothing", () => {
  const random = randomFrom(7);
  const said = Array.from({ length: 60 }, (_, place): ReviewEvent => {
    const of = ["a", "b", "c"][Math.floor(random() * 3)] ?? "a";
    const grade: Grade = random() < 0.6 ? "got" : "missed";
    return { id: idOf(place), at: Math.floor(random() * 30), day: asDay(TODAY - 30 + place), kind: "card", of, grade };
  });
  const expected = standings(DECK, said, TODAY);
  for (let seed = 1; seed <= 20; seed += 1) {
    expect(standings(DECK, shuffled(said, randomFrom(seed)), TODAY)).toEqual(expected);
  }
});

test("a clock that was set back: the later grade counts, no date is lost, and the promise holds", () => {
  const before = events(["card", "a", "got"], ["card", "a", "got", 2]);
  const back = TODAY - 400;
  expect(moment(new Date(0), before)).toBe(2);
  const said: ReviewEvent[] = [
    ...before,
    { id: idOf(2), at: 2, day: asDay(back), kind: "card", of: "a", grade: "missed" },
  ];
  expect(standings(DECK, said, back)[0]).toMatchObject({ due: back, isLearned: false });
  const promised = dueAfter("a", said, back).got;
  said.push({ id: idOf(3), at: 3, day: asDay(back), kind: "card", of: "a", grade: "got" });
  expect(standings(DECK, said, back)[0]?.due).toBe(promised);
  expect(promised).toBeGreaterThan(back);
});

test("a clock that ran a year ahead leaves no card out of reach", () => {
  const said = events(["card", "a", "got", 365]);
  expect(order(said)).toContain("a");
  const healed = [...said, ...events(["card", "b", "got"], ["card", "a", "got"]).slice(1)];
  const due = standings(DECK, healed, TODAY)[0]?.due ?? 0;
  expect(due).toBeGreaterThan(TODAY);
  expect(due).toBeLessThan(TODAY + 30);
});

test("a grade dated tomorrow is from another time zone, and stands", () => {
  expect(order(events(["card", "a", "got", 1]))).not.toContain("a");
});

test("when nothing is due, it is said when to come back", () => {
  const said = events(["card", "a", "got"], ["card", "b", "got"], ["card", "c", "got", -1]);
  const cards = standings(DECK, said, TODAY);
  expect(summary(cards, TODAY)).toBe(
    "Nothing is due today. Come back tomorrow, Wed 25 Nov: 1 card is due then. Learned: 3 of 3.",
  );
  expect(nextDay(cards, TODAY)).toEqual({ day: TODAY + 1, count: 1 });
  expect(coming(cards, TODAY, 3).map(({ count }) => count)).toEqual([1, 2, 0]);
});
