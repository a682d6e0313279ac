import CSL from 'citeproc';
import { Misconfigured } from '../../model/errors.ts';
import { type CitationStyle, localeTree, ownName } from '../styles/citation-style.ts';
import type { StyleNode } from '../styles/style-node.ts';
import { andOthers, type MarkedEntry, markedFormat, readMarked } from './marked-text.ts';
import { joined, type Run } from './run.ts';
import { tidiedRuns } from './tidied-runs.ts';

type Item = Readonly<Record<string, unknown>>;

/** What the style makes of an item, and which of the items it is. */
export interface FormattedEntry extends MarkedEntry {
  readonly at: number;
}

/** Formats items, in the order in which they are printed. `before`: as many entries stand before them, so that the first one's number is one more. */
export type EntryFormatter = (items: readonly Item[], before?: number) => readonly FormattedEntry[];

const mode = 'refmill';

/**
 * What formats items by a style. `unsorted`: in the order given, whatever the style would sort by. Time and memory grow with the number of items and no
 * faster. Throws Misconfigured, as does what it gives, where the processor can make nothing of the style.
 */
export function entryFormatter(style: CitationStyle, locale: string, unsorted: boolean): EntryFormatter {
  CSL.Output.Formats[mode] ??= markedFormat;
  const unusable = (error: unknown): Misconfigured => {
    const why = String(error).slice(0, 300);
    return new Misconfigured('style', `${style.name}: the citation processor can do nothing with this style (${why})`, { cause: error });
  };
  let items: readonly Item[] = [];
  let first = 0;
  const { engine, others } = (() => {
    try {
      return prepared();
    } catch (error) {
      throw unusable(error);
    }
  })();
  return (given, before = 0) => {
    items = given;
    try {
      return entries(before);
    } catch (error) {
      throw unusable(error);
    } finally {
      // Names that the processor has forgotten are not given again.
      first += items.length;
      items = [];
    }
  };

  function prepared() {
    const system = {
      retrieveLocale: (tag: string) => localeTree(tag) ?? false,
      retrieveItem: (id: string) => ({ ...items[Number(id) - first], id, [ownName]: id }),
      // As the processor compares, without folding both texts in the language of the last entry each time.
      stringCompare: new Intl.Collator(locale, { sensitivity: 'base', ignorePunctuation: true, numeric: true }).compare,
    };
    const made = new CSL.Engine(system, unsorted ? withoutSort(style.tree()) : style.tree(), locale, true);
    made.setOutputFormat(mode);
    // Who else has a name matters to citations in a text alone; the processor keeps lists of it, and looks through them for each name anew.
    Object.assign(made.registry.namereg, { addname: () => undefined, evalname: shownNames });
    // What it has put aside of the style's last date would stand in the first range of years that it prints (`1944–Last updated 1945`); it clears so after each.
    made.dateput.string(made, made.dateput.queue);
    made.dateput.openLevel(made.tmp.date_token);
    return { engine: made, others: othersIn(made.getTerm('and'), made.getTerm('et-al')) };
  }

  function entries(before: number): readonly FormattedEntry[] {
    engine.updateItems(
      items.map((_, at) => `${first + at}`),
      unsorted,
    );
    if (before > 0) for (const entry of engine.registry.reflist) entry.seq += before;
    if (style.lettersYears) letterYears(items, first, engine);
    const made = engine.makeBibliography();
    if (made === false) throw new Error('it has no bibliography');
    const [{ entry_ids: ids }, texts] = made;
    return texts.map((text, index) => {
      const { label, runs } = readMarked(text);
      const at = Number(ids[index]?.[0]) - first;
      return { at, label, runs: tidiedRuns(others(runs), () => textsIn(items[at])) };
    });
  }
}

/** The processor makes the keys by which a style sorts even where the order is given. */
function withoutSort(style: StyleNode): StyleNode {
  const children = style.children.map((child) =>
    typeof child !== 'string' && child.name === 'bibliography'
      ? { ...child, children: child.children.filter((each) => typeof each === 'string' || each.name !== 'sort') }
      : child,
  );
  return { ...style, children };
}

/** How much of a given name the processor shows: nothing, initials, or all. */
function shownNames(_item: string, _name: unknown, _nth: number, _asked: number, form: string, initials: string | undefined): number {
  if (form === 'short') return 0;
  return typeof initials === 'string' ? 1 : 2;
}

/** `2017a`, `2017b`: of the same authors, all of them, in the same year; in the order of the list. */
function letterYears(items: readonly Item[], first: number, { registry }: InstanceType<typeof CSL.Engine>): void {
  const same = new Map<string, (typeof registry.reflist)[number][]>();
  for (const entry of registry.reflist) {
    const { author, editor, issued } = items[Number(entry.id) - first] ?? {};
    const year = (issued as { 'date-parts'?: readonly (readonly number[])[] } | undefined)?.['date-parts']?.[0]?.[0];
    const people = author ?? editor;
    if (people === undefined || year === undefined) continue;
    const key = JSON.stringify([people, year]);
    const others = same.get(key);
    if (others) others.push(entry);
    else same.set(key, [entry]);
  }
  for (const list of same.values()) {
    if (list.length > 1) for (const [nth, { disambig }] of list.entries()) disambig.year_suffix = `${nth}`;
  }
}

/** All texts of an item, its names and numbers too. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** `Quill E, & ⟨others⟩.` becomes `Quill E, et al.` */
function othersIn(and: string, etAl: string): (runs: readonly Run[]) => readonly Run[] {
  const mark = new RegExp(`[,;]?\\s*(?:(?:&|${escaped(and)})\\s*)?${andOthers}\\.?`, 'u');
  const word = etAl.replace(/\.$/, '');
  return (runs) => joined(runs.map((run) => (run.text.includes(andOthers) ? { ...run, text: run.text.replace(mark, `, ${word}.`) } : run)));
}
