import { isItem, type JsonItem } from './json-item.ts';

/** What JSON says of nothing: null, an empty text, list or object, and what holds only such. Zero and false are something. */
function withoutNothing(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    const kept = value.map(withoutNothing);
    return kept.some((each) => each !== undefined) ? kept.map((each) => each ?? null) : undefined;
  }
  return isItem(value) ? objectOf(Object.entries(value).map(([key, inner]) => [key, withoutNothing(inner)])) : (value ?? undefined);
}

function objectOf(entries: readonly (readonly [string, unknown])[]): JsonItem | undefined {
  const kept = entries.filter(([, value]) => value !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
};

/**
 * An object of a JSON record whose values are taken one by one by those who place them; `rest` tells what nobody took. A value of
 * another kind than was asked for stays there: what a service has never sent so far is not lost.
 */
export class JsonFields {
  readonly #values: Map<string, unknown>;
  readonly #children = new Map<string, JsonFields | (JsonFields | undefined)[]>();

  constructor(source: JsonItem) {
    this.#values = new Map(Object.entries(source));
  }

  /** The keys that still have a value. */
  keys(): string[] {
    return [...this.#values.keys()];
  }

  /** A text or number, as trimmed text. */
  text(key: string): string | undefined {
    const text = textOf(this.#values.get(key));
    if (text !== undefined) this.#values.delete(key);
    return text;
  }

  /** The text without taking it. */
  peek(key: string): string | undefined {
    return textOf(this.#values.get(key));
  }

  /** The texts of a list, or one that stands alone; what is no text stays. */
  texts(key: string): string[] {
    const value = this.#values.get(key);
    if (!Array.isArray(value)) {
      const text = this.text(key);
      return text === undefined ? [] : [text];
    }
    const others = value.filter((each) => textOf(each) === undefined);
    if (withoutNothing(others) === undefined) this.#values.delete(key);
    else this.#values.set(key, others);
    return value.flatMap((each) => textOf(each) ?? []);
  }

  /** `true` or `false`, or a service's own words for them. */
  flag(key: string, words: Readonly<Record<string, boolean>> = {}): boolean | undefined {
    const value = this.#values.get(key);
    const flag = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : value;
    if (typeof flag !== 'boolean') return undefined;
    this.#values.delete(key);
    return flag;
  }

  /** An object; asked for again, the same one. */
  fields(key: string): JsonFields | undefined {
    const value = this.#values.get(key);
    const known = this.#children.get(key);
    if (known instanceof JsonFields) return known;
    if (known || !isItem(value)) return undefined;
    const fields = new JsonFields(value);
    this.#children.set(key, fields);
    return fields;
  }

  /** The objects of a list, or the one that stands for it: services that turn XML into JSON write a list of one so. */
  list(key: string): JsonFields[] {
    const value = this.#values.get(key);
    const known = this.#children.get(key);
    if (known) return [known].flat().filter((each) => each !== undefined);
    if (!Array.isArray(value)) {
      const one = this.fields(key);
      return one ? [one] : [];
    }
    const elements = value.map((each) => (isItem(each) ? new JsonFields(each) : undefined));
    this.#children.set(key, elements);
    return elements.filter((each) => each !== undefined);
  }

  /** The value as it stands, without taking it. */
  value(key: string): unknown {
    return this.#values.get(key);
  }

  /** What stands under the key is said elsewhere already. */
  drop(...keys: readonly string[]): void {
    for (const key of keys) this.#values.delete(key);
  }

  /** Gives a value back that could not be placed after all. */
  giveBack(key: string, value: unknown): void {
    this.#values.set(key, value);
  }

  /** What nobody took, in the shape in which it came; undefined when that is nothing. */
  rest(): JsonItem | undefined {
    return objectOf([...this.#values].map(([key, value]) => [key, this.#restOf(key, value)]));
  }

  #restOf(key: string, value: unknown): unknown {
    const child = this.#children.get(key);
    if (child === undefined) return withoutNothing(value);
    if (child instanceof JsonFields) return child.rest();
    const elements = Array.isArray(value) ? value : [];
    return withoutNothing(child.map((each, index) => (each ? each.rest() : elements[index])));
  }
}
