/** Colours that can be read on a light and on a dark page: the page's setting decides, where the picture is shown. */
const style = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .title { font-weight: 600; font-size: 15px }
    .faint { fill: #59636e }
    .grid { stroke: #d1d9e0 }
    .bar { fill: #8c959f }
    .ours { fill: #0969da }
    .line { stroke: #0969da; fill: none; stroke-width: 2.5 }
    .limit { stroke: #bc4c00; stroke-dasharray: 6 4; stroke-width: 1.5 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .faint { fill: #9198a1 }
      .grid { stroke: #3d444d }
      .bar { fill: #656c76 }
      .ours { fill: #4493f8 }
      .line { stroke: #4493f8 }
      .limit { stroke: #db6d28 }
    }
  `;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** An SVG picture in the making; lengths are pixels. */
export class Drawing {
  readonly #parts: string[] = [];
  readonly #width: number;
  readonly #height: number;

  /** `description` is what the picture shows, for those who do not see it; `looks` are further rules of style. */
  constructor(width: number, height: number, title: string, { description, looks = '' }: { description?: string; looks?: string } = {}) {
    this.#width = width;
    this.#height = height;
    this.#parts.push(`<title>${escaped(title)}</title>`);
    if (description !== undefined) this.#parts.push(`<desc>${escaped(description)}</desc>`);
    this.#parts.push(`<style>${style}${looks}</style>`);
    this.text(16, 26, title, 'title');
  }

  text(x: number, y: number, content: string, look = '', anchor: 'start' | 'middle' | 'end' = 'start'): void {
    this.#parts.push(`<text x="${round(x)}" y="${round(y)}"${looks(look)} text-anchor="${anchor}">${escaped(content)}</text>`);
  }

  /** Text as wide as it is told to be, whatever the font, with every blank of it. */
  typed(x: number, y: number, width: number, content: string, look: string): void {
    const place = `x="${round(x)}" y="${round(y)}" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs"`;
    this.#parts.push(`<text ${place}${looks(look)} xml:space="preserve">${escaped(content)}</text>`);
  }

  rectangle(x: number, y: number, width: number, height: number, look: string): void {
    this.#parts.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="2"${looks(look)}/>`);
  }

  /** A line through points. */
  line(points: readonly (readonly [number, number])[], look: string): void {
    this.#parts.push(`<polyline points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}"${looks(look)}/>`);
  }

  dot(x: number, y: number, look: string): void {
    this.#parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="4"${looks(look)}/>`);
  }

  toString(): string {
    const [width, height] = [this.#width, this.#height];
    const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`;
    return `${[open, ...this.#parts.map((part) => `  ${part}`), '</svg>'].join('\n')}\n`;
  }
}

const round = (length: number): string => String(Math.round(length * 10) / 10);
const looks = (look: string): string => (look === '' ? '' : ` class="${look}"`);
