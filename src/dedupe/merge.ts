import type { Correction } from '../model/correction.ts';
import { valuePaths } from '../model/provenance.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import { type Citation, keyText, type MergedCitation } from '../model/work.ts';
import { foldToWord } from '../normalizers/fold.ts';
import { isOfElement, isSameElement, retracting, stating } from './corrected-record.ts';
import { withCorrections } from './corrections.ts';
import type { Entry } from './entry.ts';
import { mergeRecords } from './merge-records.ts';
import { valueRule } from './value-rule.ts';

/** A correction with the written key of the record that keeps it, and of the one for which it was made. */
interface Made {
  readonly by: string;
  readonly home: string | undefined;
  readonly correction: Correction;
}

/**
 * What the records of one work say together, by rules for each field (docs/curating.md), and what persons corrected of it above all. Every path (`title`,
 * `headings[3]`, `container.volume`) names the records that say so, the chosen one first. The same whatever the order of the records. `ranks`: whose word
 * counts first, before the usual order.
 */
export function merge(entries: readonly Entry[], ranks?: SourceRanks): MergedCitation {
  const { plain, corrections } = withCorrections(entries);
  if (plain.length === 0) return mergeRecords(entries, ranks);
  const made = corrections
    .flatMap(({ entry, home }) =>
      (entry.record.corrections ?? []).map((correction): Made => ({ by: keyText(entry.key), home, correction })),
    )
    .sort((a, b) => (a.correction.at < b.correction.at ? -1 : a.correction.at > b.correction.at ? 1 : 0));
  if (made.length === 0) return mergeRecords(plain, ranks);
  const left = plain.map((entry) => {
    const name = keyText(entry.key);
    const about = made.filter(({ home, correction }) => !correction.alone || home === name);
    return {
      ...entry,
      record: about.reduce((record, { correction, home }) => withoutWrong(record, correction, home === name), entry.record),
    };
  });
  const stated = corrections.map(({ entry }): Entry => {
    const { source, sourceId } = entry.record;
    const by = keyText(entry.key);
    const record = made.reduce<BibliographicRecord>(
      (before, each) => {
        if (!standsByItself(each.correction) || (each.by !== by && each.correction.alone)) return before;
        const left = isOfElement(each.correction) || each.by === by ? retracting(before, each.correction) : before;
        return each.by === by ? stating(left, each.correction) : left;
      },
      { source, sourceId },
    );
    return { key: entry.key, record };
  });
  const saying = stated.filter(({ record }) => Object.keys(record).length > 2);
  return overlaid(mergeRecords([...left, ...saying], ranks), made, plain);
}

/** Parts of the journal, of dates and of the licence are put right where they stand, since what fits them depends on each other; so are persons. */
const standsByItself = (correction: Correction): boolean =>
  !isPart(correction) && !(correction.field === 'contributors' && isOfElement(correction) && correction.was !== undefined);

const isPart = ({ field }: Correction): boolean => field.includes('.');

/**
 * A record without what a person said is wrong. What says the same as the person stays, and so does another wording of the title, which was not what the person
 * looked at.
 */
function withoutWrong(record: BibliographicRecord, correction: Correction, isHome: boolean): BibliographicRecord {
  const { field, was, value } = correction;
  if (isOfElement(correction) || value === undefined || isPart(correction)) return retracting(record, correction);
  const said = foldToWord(record.title ?? '');
  const isWrong = field === 'title' && record.title !== value && (isHome || (typeof was === 'string' && said === foldToWord(was)));
  return isWrong ? retracting(record, correction) : record;
}

/** Lays what was corrected in place over the citation, and names the person for it first. */
function overlaid(merged: MergedCitation, made: readonly Made[], plain: readonly Entry[]): MergedCitation {
  let citation = merged.citation as Citation & BibliographicRecord;
  const keys: Record<string, readonly string[]> = { ...merged.provenance };
  for (const { by, correction } of made) {
    const { field, value } = correction;
    if (value === undefined) continue;
    if (isPart(correction)) {
      citation = stating(citation, correction) as typeof citation;
      for (const [path, said] of partsOf(field, value)) {
        const agreeing = plain.filter(({ record }) => saysSo(record, path, said)).map(({ key }) => keyText(key));
        keys[path] = [by, ...agreeing];
      }
    } else if (!standsByItself(correction)) {
      const at = (citation.contributors ?? []).findIndex((person) => isSameElement(field, person, value));
      const path = `contributors[${at}]`;
      if (at >= 0) keys[path] = [by, ...(keys[path] ?? []).filter((key) => key !== by)];
    }
  }
  return { citation, provenance: Object.fromEntries(valuePaths(citation).map((path) => [path, keys[path] ?? []])) };
}

/** `container.volume` with its value; of pages each part. */
function partsOf(field: string, value: unknown): readonly (readonly [path: string, said: unknown])[] {
  if (Array.isArray(value)) return value.map((said, at) => [`${field}[${at}]`, said]);
  if (field !== 'container.pages') return [[field, value]];
  return Object.entries(value as object).map(([part, said]) => [`container.${part}`, said]);
}

function saysSo(record: BibliographicRecord, path: string, said: unknown): boolean {
  const [name = '', part = ''] = path.replace(/\[\d+\]$/, '').split('.');
  const whole = (record as Readonly<Record<string, unknown>>)[name] as Readonly<Record<string, unknown>> | undefined;
  const own = whole?.[part];
  if (own === undefined) return false;
  return (path.endsWith(']') && Array.isArray(own) ? own : [own]).some((each) => valueRule.name(each) === valueRule.name(said));
}
