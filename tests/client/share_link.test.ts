import { expect, test } from "vitest";
import { hasHidden, shownPlainly } from "../../overrides/client/share/hidden.ts";
import { LARGEST_CODE_BYTES, LONGEST_FRAGMENT, fragmentOf, readFragment } from "../../overrides/client/share/link.ts";
import { randomFrom } from "../../overrides/client/seed.ts";

const EXERCISE = "joint-nll";
const CODES = [
  "",
  "print(1)\n",
  "# ≤ 🎲 π\r\n\tx = '\u0000'\n",
  "\uFEFFx",
  "</script><img src=x onerror=alert(1)>",
  "x = 1\n".repeat(10_000),
];

test.each(CODES)("what goes into a link comes out of it (%#)", async (code) => {
  const fragment = await fragmentOf({ exercise: EXERCISE, code });
  expect(fragment).toMatch(/^#code=[\w.-]+$/);
  expect(await readFragment(fragment)).toEqual({ exercise: EXERCISE, code });
});

test("half of a character pair is sent as the mark for what is not text, and arrives", async () => {
  expect(await readFragment(await fragmentOf({ exercise: EXERCISE, code: "a\ud800b" }))).toEqual({
    exercise: EXERCISE,
    code: "a\ufffdb",
  });
});

test.each(["", "#", "#joint-nll", "#codes=1", "#Code=1.joint-nll.a.b"])(
  "%j holds no code, and is left alone",
  async (fragment) => {
    expect(await readFragment(fragment)).toBeUndefined();
  },
);

const random = randomFrom(1);
const letter = (): string => String.fromCharCode(33 + Math.floor(random() * 90));

const whole = await fragmentOf({ exercise: EXERCISE, code: "print('one')\nprint('two')\n" });
const packed = async (...bytes: number[]): Promise<string> => {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const letters = Array.from(new Uint8Array(await new Response(stream).arrayBuffer()), (byte) =>
    String.fromCharCode(byte),
  );
  return btoa(letters.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

test.each([
  ["#code=", "damaged"],
  ["#code=1", "damaged"],
  ["#code=1.joint-nll.abc", "damaged"],
  ["#code=1.joint-nll.abc.", "damaged"],
  ["#code=1.joint-nll.abc.AAAA", "damaged"],
  ["#code=1.joint-nll.abc.%3Cscript%3E", "damaged"],
  ["#code=1.../../evil.abc.AAAA", "damaged"],
  ["#code=1.<img src=x>.abc.AAAA", "damaged"],
  [`${whole}.more`, "damaged"],
  [whole.replace(".joint-nll.", ".Joint-NLL."), "damaged"],
  [`#code=1.joint-nll.abc.${await packed(0xff, 0xfe)}`, "damaged"],
  [whole.replace("#code=1", "#code=2"), "version 2"],
  [whole.replace("#code=1", "#code=one"), "damaged"],
  [
    `#code=1.joint-nll.abc.${await packed(...Array<number>(LARGEST_CODE_BYTES + 1).fill(0))}`,
    "more code than an exercise takes",
  ],
  [`#code=1.joint-nll.abc.${"A".repeat(LONGEST_FRAGMENT)}`, "more code than one of this site"],
])("a link that cannot be used is refused with a sentence (%#)", async (fragment, words) => {
  await expect(readFragment(fragment)).rejects.toThrow(words);
});

test("no link that was cut, or has one letter changed, passes for another code", async () => {
  const letters = "ABCabc019-_.";
  for (let place = whole.indexOf("nll.") + 4; place < whole.length; place += 1) {
    await expect(readFragment(whole.slice(0, place))).rejects.toThrow(/damaged/);
    for (const letter of letters) {
      if (letter === whole[place]) continue;
      const changed = whole.slice(0, place) + letter + whole.slice(place + 1);
      const read = await readFragment(changed).catch((error: Error) => error.message);
      // The last letter of base64 can have bits that mean nothing.
      if (typeof read === "string") expect(read).toMatch(/damaged/);
      else expect(read).toEqual(await readFragment(whole));
    }
  }
});

test.each([
  ["random letters beyond what a link holds", Array.from({ length: 40_000 }, letter).join("")],
  ["more than an exercise takes", "x".repeat(LARGEST_CODE_BYTES + 1)],
])("%s cannot be shared, and a sentence says so", async (_, code) => {
  await expect(fragmentOf({ exercise: EXERCISE, code })).rejects.toThrow("too long for a link");
});

test("what hides in code is written out, and code without it stays as it is", () => {
  expect(shownPlainly("a\u202eb\u2066\u200b\u0007\n\t")).toBe("a⟦U+202E⟧b⟦U+2066⟧⟦U+200B⟧⟦U+0007⟧\n\t");
  expect(shownPlainly("# a\revil()\r\n")).toBe("# a⟦U+000D⟧evil()\r\n");
  expect(shownPlainly("a\u3164 b\u{e0100}")).toBe("a⟦U+3164⟧ b⟦U+E0100⟧");
  const plain = "# ≤ 🎲 π é ñ\r\n\tx = 'naïve'\n";
  expect([shownPlainly(plain), hasHidden(plain), hasHidden("\u2067x")]).toEqual([plain, false, true]);
});
