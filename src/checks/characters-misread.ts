import { makeFinding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { repairMojibake } from '../normalizers/mojibake.ts';
import type { Check } from './check.ts';

/** The texts that people read and search, each with its path. */
function* textsOf(record: BibliographicRecord): Generator<readonly [path: string, text: string | undefined]> {
  yield ['title', record.title];
  yield ['vernacularTitle', record.vernacularTitle];
  yield ['container.title', record.container?.title];
  for (const [at, { family, given, collective }] of (record.contributors ?? []).entries()) {
    yield [`contributors[${at}].family`, family];
    yield [`contributors[${at}].given`, given];
    yield [`contributors[${at}].collective`, collective];
  }
  for (const [at, { sections }] of (record.abstracts ?? []).entries())
    for (const [nth, { text }] of sections.entries()) yield [`abstracts[${at}].sections[${nth}].text`, text];
}

/** About so much of a text is shown around what was misread. */
const around = 20;

/**
 * `GarcÃ­a`, `Parkinsonâ€™s`: UTF-8 that some program took for Windows-1252 and wrote so. The value stays as it was sent, since nobody knows what else that program
 * did; the first of a record's values is shown.
 */
export const charactersMisread: Check = {
  codes: ['characters-misread'],
  check: (record) => {
    for (const [path, text] of textsOf(record)) {
      if (text === undefined) continue;
      const repaired = repairMojibake(text);
      if (repaired === text) continue;
      const first = Array.from(text).findIndex((letter, at) => letter !== Array.from(repaired)[at]);
      const [raw, meant] = [text, repaired].map((each) =>
        Array.from(each)
          .slice(Math.max(0, first - around), first + around)
          .join(''),
      );
      return [makeFinding('characters-misread', `«${raw}» looks like «${meant}», read in the wrong encoding`, { path, raw: text })];
    }
    return [];
  },
};
