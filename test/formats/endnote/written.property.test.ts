import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endnoteXml } from '../../../src/formats/endnote-xml/endnote-xml.ts';
import { enw } from '../../../src/formats/enw/enw.ts';
import type { Format } from '../../../src/formats/format.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { type BibliographicRecord, itemTypes } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

/** Any text with something to read in it: markup, marks of the formats, line ends, what XML forbids. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          '%A ',
          '<b>',
          '&amp;',
          ']]>',
          '\n',
          '\r',
          '\u0000',
          '\u001F',
          '\uFFFE',
          '\uD800',
          'a',
          ' ',
          ';',
          ',',
          'Ω',
          '{"',
          'refmill: ',
        ),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((parts) => parts.join('')),
  )
  .filter((one) => /[\p{L}\p{N}]/u.test(one));

const optional: { requiredKeys: ('source' | 'sourceId')[] } = { requiredKeys: ['source', 'sourceId'] };

const record: fc.Arbitrary<BibliographicRecord> = fc.record(
  {
    source: fc.constant('jsonl'),
    sourceId: fc.stringMatching(/^[A-Za-z0-9:.#-]{1,12}( [a-z]{1,5})?$/),
    type: fc.constantFrom(...itemTypes),
    title: text,
    contributors: fc.array(
      fc.oneof(
        fc.record({ role: fc.constantFrom('author' as const, 'editor' as const), family: text, given: text }),
        fc.record({ role: fc.constant('author' as const), collective: text }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    issued: fc.record({ year: fc.integer({ min: 1000, max: 2999 }), month: fc.integer({ min: 1, max: 12 }) }),
    container: fc.record({ title: text, abbreviation: text, volume: text, pages: text }),
    publisher: text,
    languages: fc.constant(['en', 'de']),
    keywords: fc.array(fc.record({ term: text }), { minLength: 1, maxLength: 3 }),
    notes: fc.array(text, { minLength: 1, maxLength: 3 }),
    labels: fc.array(text, { minLength: 1, maxLength: 2 }),
    publicationTypes: fc.array(text, { minLength: 1, maxLength: 2 }),
    locations: fc.constant([{ url: 'https://example.org/a', kind: 'landing' as const }]),
  },
  optional,
) as fc.Arbitrary<BibliographicRecord>;

async function back(format: Format, written: BibliographicRecord): Promise<BibliographicRecord[]> {
  let file = '';
  for await (const piece of format.write?.([written]) ?? []) file += piece;
  const found: BibliographicRecord[] = [];
  for await (const one of format.read([Buffer.from(file)], { name: 'file', vocabularies: combineVocabularies([]), journals: noJournals }))
    found.push(one);
  return found;
}

/** All but what belongs to one reading of one file, and the writing of dates and pages that are known in their parts. */
function carried({ source: _, findings: __, unplaced: ___, ...rest }: BibliographicRecord): unknown {
  const kept = structuredClone(rest);
  if (kept.issued) delete kept.issued.raw;
  if (kept.container) delete kept.container.pagesAsGiven;
  return kept;
}

describe.each([
  { id: 'endnote-xml', format: endnoteXml },
  { id: 'enw', format: enw },
])('$id', ({ format }) => {
  test('gives back whatever record was written', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (one) => {
        expect((await back(format, one)).map(carried)).toEqual([carried(one)]);
      }),
      { seed: 8, numRuns: 80 },
    );
  });
});
