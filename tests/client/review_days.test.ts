import { expect, test } from "vitest";
import { asDay, dayNumber, dayOf, isDay, sayWhen } from "../../overrides/client/review/days.ts";

const TODAY = dayNumber("2026-11-24");

test.each([
  [-3, "again today"],
  [0, "again today"],
  [1, "tomorrow, Wed 25 Nov"],
  [3, "in 3 days, Fri 27 Nov"],
  [38, "in 38 days, Fri 1 Jan 2027"],
])("%d days from today is said as %j", (days, said) => expect(sayWhen(TODAY + days, TODAY)).toBe(said));

test("a day is the reader's own, one minute before midnight and one after", () => {
  expect(dayOf(new Date(2026, 10, 24, 23, 59))).toBe("2026-11-24");
  expect(dayOf(new Date(2026, 10, 25, 0, 1))).toBe("2026-11-25");
});

test("days count on over a leap day and a change of the hour", () => {
  for (const day of ["2028-02-28", "2026-03-28", "2026-10-24"] as const) {
    expect(dayNumber(asDay(dayNumber(day) + 2)) - dayNumber(day)).toBe(2);
  }
});

test.each(["2026-11-24", "2028-02-29"])("%j is a day", (day) => expect(isDay(day)).toBe(true));
test.each(["2026-02-30", "2026-13-01", "26-1-1", "", 5, null])("%j is no day", (day) => expect(isDay(day)).toBe(false));
