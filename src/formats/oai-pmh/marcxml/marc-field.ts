import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { childrenNamed, textOf, type XmlElement } from '../../../xml/element.ts';
import { dropMarkup } from '../../inline-markup.ts';

interface Subfield {
  readonly code: string;
  readonly value: string;
  taken: boolean;
}

/** What links a field to its writing in another script: `880-02`, `245-01/(N`. */
const linkage = /^(\d{3})-(\d{2})(?:\/|$)/;

/**
 * A data field of a MARC record whose subfields are taken one after the other: what no place has taken is left over, and kept. A field
 * 880 is the field that it repeats in another script, and says so.
 */
export class MarcField {
  readonly tag: string;
  readonly ind1: string;
  readonly ind2: string;
  /** The number by which a field and its 880 know each other; `00` for an 880 without the other. */
  readonly link?: string;
  readonly vernacular: boolean;
  readonly #subfields: readonly Subfield[];

  constructor(element: XmlElement) {
    const { tag = '', ind1 = ' ', ind2 = ' ' } = element.attributes;
    this.#subfields = childrenNamed(element, 'subfield').flatMap((each) => {
      const value = foldWhitespace(dropMarkup(textOf(each)));
      return value === '' ? [] : [{ code: each.attributes.code ?? '', value, taken: false }];
    });
    const own = this.#subfields.find(({ code, value }) => code === '6' && linkage.test(value));
    const [, linked = '', link] = linkage.exec(own?.value ?? '') ?? [];
    this.vernacular = tag === '880' && linked !== '';
    this.tag = this.vernacular ? linked : tag;
    this.ind1 = ind1;
    this.ind2 = ind2;
    if (own) own.taken = true;
    if (link !== undefined) this.link = link;
  }

  /** As it stands in messages: `773`, `880[245]`. */
  get label(): string {
    return this.vernacular ? `880[${this.tag}]` : this.tag;
  }

  /** The statement of responsibility of 245, which tells of other fields what they are, whoever has taken it. */
  get statement(): string | undefined {
    return this.tag === '245' ? this.#subfields.find(({ code }) => code === 'c')?.value : undefined;
  }

  has(code: string): boolean {
    return this.#subfields.some((each) => each.code === code && !each.taken);
  }

  /** The first value under the code that nobody has taken, without taking it. */
  peek(code: string): string | undefined {
    return this.#subfields.find((each) => each.code === code && !each.taken)?.value;
  }

  take(code: string): string | undefined {
    const found = this.#subfields.find((each) => each.code === code && !each.taken);
    if (found) found.taken = true;
    return found?.value;
  }

  /** All values under any of the codes (a string of them), in the order of the field; of those that pass the test. */
  takeAll(codes: string, test: (value: string) => boolean = () => true): string[] {
    return this.takeEach(codes, test).map(({ value }) => value);
  }

  takeEach(codes: string, test: (value: string) => boolean = () => true): { readonly code: string; readonly value: string }[] {
    const found = this.#subfields.filter(({ code, value, taken }) => !taken && code !== '' && codes.includes(code) && test(value));
    for (const each of found) each.taken = true;
    return found;
  }

  /** What nobody has taken. */
  left(): readonly { readonly code: string; readonly value: string }[] {
    return this.#subfields.filter(({ taken }) => !taken);
  }
}
