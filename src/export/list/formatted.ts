import CSL from 'citeproc';
import { Misconfigured } from '../../model/errors.ts';
import { type CitationStyle, localeTree } from '../styles/citation-style.ts';
import { andOthers, type MarkedEntry, markedFormat, readMarked } from './marked-text.ts';
import { joined, type Run } from './run.ts';

type Item = Readonly<Record<string, unknown>>;

/** What the style makes of an item, and which of the items it is. */
export interface FormattedEntry extends MarkedEntry {
  readonly at: number;
}

const mode = 'refmill';

/**
 * Formats items by a style, in the order in which they are printed. `unsorted`: in the order given, whatever the style would sort by. Time and memory grow
 * with the number of items and no faster. Throws Misconfigured where the processor can make nothing of the style.
 */
export function formatted(items: readonly Item[], style: CitationStyle, locale: string, unsorted: boolean): readonly FormattedEntry[] {
  CSL.Output.Formats[mode] ??= markedFormat;
  const system = {
    retrieveLocale: (tag: string) => localeTree(tag) ?? false,
    retrieveItem: (id: string) => ({ ...items[Number(id)], id }),
  };
  try {
    const engine = new CSL.Engine(system, style.tree(), locale, true);
    engine.setOutputFormat(mode);
    engine.updateItems(
      items.map((_, at) => `${at}`),
      unsorted,
    );
    if (style.lettersYears) letterYears(items, engine);
    const made = engine.makeBibliography();
    if (made === false) throw new Error('it has no bibliography');
    const [{ entry_ids: ids }, texts] = made;
    const others = othersIn(engine.getTerm('and'), engine.getTerm('et-al'));
    return texts.map((text, index) => {
      const { label, runs } = readMarked(text);
      return { at: Number(ids[index]?.[0]), label, runs: others(runs) };
    });
  } catch (error) {
    const why = String(error).slice(0, 300);
    throw new Misconfigured('style', `${style.name}: the citation processor can do nothing with this style (${why})`, { cause: error });
  }
}

/** `2017a`, `2017b`: of the same authors, all of them, in the same year; in the order of the list. */
function letterYears(items: readonly Item[], { registry }: InstanceType<typeof CSL.Engine>): void {
  const same = new Map<string, (typeof registry.reflist)[number][]>();
  for (const entry of registry.reflist) {
    const { author, editor, issued } = items[Number(entry.id)] ?? {};
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

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** `Quill E, & ⟨others⟩.` becomes `Quill E, et al.` */
function othersIn(and: string, etAl: string): (runs: readonly Run[]) => readonly Run[] {
  const mark = new RegExp(`[,;]?\\s*(?:(?:&|${escaped(and)})\\s*)?${andOthers}\\.?`, 'u');
  const word = etAl.replace(/\.$/, '');
  return (runs) => joined(runs.map((run) => (run.text.includes(andOthers) ? { ...run, text: run.text.replace(mark, `, ${word}.`) } : run)));
}
