const indents = Array.from({ length: 16 }, (_, depth) => '  '.repeat(depth));

/** XML as the baseline lays it out: an element a line, two blanks a level. Texts come escaped. */
export class XmlLines {
  #text = '';
  #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  /** An element with others in it; `attributes` is written as it stands, with a blank before it. */
  within(name: string, attributes: string, content: () => void): void {
    this.#text += `${indents[this.#depth]}<${name}${attributes}>\n`;
    this.#depth += 1;
    content();
    this.#depth -= 1;
    this.#text += `${indents[this.#depth]}</${name}>\n`;
  }

  leaf(name: string, text: string | number, attributes = ''): void {
    this.#text += `${indents[this.#depth]}<${name}${attributes}>${text}</${name}>\n`;
  }

  toString(): string {
    return this.#text;
  }
}
