/** Passes output on, in few messages, up to a limit; what exceeds it is counted and said, not shown. */

export const MOST_LINES = 10_000;
export const MOST_CHARACTERS = 250_000;
export const LONGEST_LINE = 10_000;
const SENT_AT_ONCE = 500;
const BATCH_CHARACTERS = 8_192;

export class OutputLimit {
  #lines = 0;
  #characters = 0;
  #lineLength = 0;
  #writes = 0;
  #pending = "";
  #closed = false;
  #isLineCut = false;
  /** True if the reader is to see at once what is pending. */
  #isNews = false;

  constructor(private readonly send: (text: string) => void) {}

  /** The first writes go out one by one, so that what was printed before an endless loop is seen. */
  write(text: string): void {
    if (this.#closed) return;
    for (let from = 0; from < text.length && !this.#closed;) {
      const end = text.indexOf("\n", from) + 1 || text.length;
      this.#piece(text.slice(from, end));
      if (this.#pending.length >= BATCH_CHARACTERS) this.flush();
      from = end;
    }
    this.#writes += 1;
    if (this.#writes <= SENT_AT_ONCE || this.#pending.length >= BATCH_CHARACTERS || this.#isNews) this.flush();
  }

  flush(): void {
    this.#isNews = false;
    if (this.#pending) this.send(this.#pending);
    this.#pending = "";
  }

  #piece(piece: string): void {
    if (this.#closed) return;
    if (this.#lines >= MOST_LINES || this.#characters >= MOST_CHARACTERS) {
      const limits = `${MOST_LINES.toLocaleString("en")} lines or ${MOST_CHARACTERS.toLocaleString("en")} characters`;
      this.#pending += `\n… the output is cut here, at ${limits}.\n`;
      this.#closed = true;
      this.#isNews = true;
      return;
    }
    const room = Math.min(LONGEST_LINE - this.#lineLength, MOST_CHARACTERS - this.#characters);
    const ends = piece.endsWith("\n");
    const body = ends ? piece.slice(0, -1) : piece;
    if (room > 0) this.#pending += body.slice(0, room);
    if (body.length > room && !this.#isLineCut) {
      this.#isLineCut = true;
      this.#pending += " … (the rest of this line is cut)";
      this.#isNews = true;
    }
    this.#characters += Math.min(body.length, Math.max(room, 0)) + (ends ? 1 : 0);
    this.#lineLength = ends ? 0 : this.#lineLength + body.length;
    if (ends) {
      this.#isLineCut = false;
      this.#pending += "\n";
      this.#lines += 1;
    }
  }
}
