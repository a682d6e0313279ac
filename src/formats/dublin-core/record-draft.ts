import type { Container } from '../../model/container.ts';
import type { Dates } from '../../model/dates.ts';
import { type FindingCode, makeFinding } from '../../model/finding.ts';
import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readAbstractSections } from '../labelled-abstract.ts';
import type { MetadataField } from './metadata-field.ts';

type Content = Omit<BibliographicRecord, 'source' | 'sourceId' | 'datestamp' | 'deleted' | 'title' | 'titles' | 'abstracts'>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type ListField = {
  [K in keyof Content]-?: NonNullable<Content[K]> extends readonly unknown[] ? K : never;
}[keyof Content];
type Item<K extends ListField> = NonNullable<Content[K]> extends readonly (infer T)[] ? T : never;
type Text = { readonly text: string; readonly language?: string };

/** What a record says without whose it is: the header of the envelope gives that. */
export type RecordContent = Omit<BibliographicRecord, 'source' | 'sourceId'>;

/** A record in the making: fields arrive one value at a time, in any order, and what depends on several is settled by `finish`. */
export class RecordDraft {
  readonly content: Mutable<Partial<Content>> = {};
  readonly container: Mutable<Container> = {};
  readonly dates: Mutable<Dates> = {};
  readonly rights: Mutable<NonNullable<Content['rights']>> = {};
  readonly titles: Text[] = [];
  readonly otherTitles: (Text & { readonly kind: string })[] = [];
  readonly abstracts: Text[] = [];
  readonly pageRange: { first?: string; last?: string } = {};

  readonly #refused = new Set<number>();
  readonly #indexes = new Map<string, number>();

  /** Appends to a list unless the very same item stands there already; gives its index, for the path of a finding. */
  add<K extends ListField>(field: K, item: Item<K>): number {
    const key = `${field} ${JSON.stringify(item)}`;
    const index = this.#indexes.get(key) ?? this.append(field, item);
    this.#indexes.set(key, index);
    return index;
  }

  /** Contributors and the like may repeat in earnest: two authors of one name are two authors. */
  append<K extends ListField>(field: K, item: Item<K>): number {
    const list: Item<K>[] = (this.content[field] as Item<K>[] | undefined) ?? [];
    this.content[field] = list as Content[K];
    return list.push(item) - 1;
  }

  /** Sets a value that a record has once; false when another value is there already. */
  once<T extends object, K extends keyof T>(part: T, key: K, value: T[K]): boolean {
    part[key] ??= value;
    return part[key] === value;
  }

  identifier(scheme: Identifier['scheme']): string | undefined {
    return this.content.identifiers?.find((each) => each.scheme === scheme)?.value;
  }

  note(code: FindingCode, message: string, at: { path?: string; raw?: string; alternatives?: string[] } = {}): void {
    this.append('findings', makeFinding(code, message, at));
  }

  leaveUnplaced({ name, value }: MetadataField): void {
    this.append('unplaced', { field: name, value });
  }

  /** Keeps a value that is not what its field promises as unplaced, with the finding that says so. */
  refuse(field: MetadataField, code: FindingCode, message: string): true {
    this.leaveUnplaced(field);
    const index = (this.content.unplaced?.length ?? 1) - 1;
    this.#refused.add(index);
    this.note(code, message, { path: `unplaced[${index}]`, raw: field.value });
    return true;
  }

  /** The record's content. Where title or abstract come in several languages, the one in the item's own language leads. */
  finish(): RecordContent {
    const own = this.content.languages?.[0];
    const leading = <T extends Text>(texts: readonly T[]) => texts.find((each) => own !== undefined && each.language === own) ?? texts[0];
    const title = leading(this.titles);
    const abstract = leading(this.abstracts);
    const furtherTitles = this.titles
      .filter((each) => each !== title)
      .map((each) => ({ ...each, kind: isOther(each, title) ? 'translated' : 'alternative' }));
    this.#noteUnplaced();
    const { type, languages, contributors, issued, unplaced, findings, ...others } = this.content;
    return present<RecordContent>({
      type,
      title: title?.text,
      titles: [...furtherTitles, ...this.otherTitles],
      languages,
      contributors,
      issued,
      dates: filled(this.dates),
      container: filled(this.container),
      ...others,
      abstracts: this.abstracts.map((each) =>
        present({ other: each === abstract ? undefined : true, language: each.language, sections: readAbstractSections(each.text) }),
      ),
      rights: filled(this.rights),
      unplaced,
      findings,
    });
  }

  /** One finding a field name: DSpace items carry a dozen values of dc.description.provenance. */
  #noteUnplaced(): void {
    const fields = new Map<string, { first: number; count: number }>();
    for (const [index, { field = '' }] of (this.content.unplaced ?? []).entries()) {
      if (this.#refused.has(index)) continue;
      const { first, count } = fields.get(field) ?? { first: index, count: 0 };
      fields.set(field, { first, count: count + 1 });
    }
    for (const [field, { first, count }] of fields) {
      const several = count > 1 ? ` (${count} values)` : '';
      this.note('field-unplaced', `${field} has no place in the record${several}`, { path: `unplaced[${first}]` });
    }
  }
}

const filled = <T extends object>(part: T): T | undefined => (Object.keys(part).length > 0 ? part : undefined);
const isOther = (text: Text, main: Text | undefined) => text.language !== undefined && text.language !== main?.language;
