import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VocabularyFile } from '../../src/model/vocabulary-entry.ts';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';
import { identifyHeading, noticeOf, readPrintedHeading } from '../../src/vocabularies/printed-heading.ts';
import { meshQualifier } from '../../src/vocabularies/qualifiers.ts';
import { noVocabularies } from '../../src/vocabularies/vocabulary.ts';
import { processorTime } from '../processor-time.ts';

const mesh: VocabularyFile = {
  ...{ name: 'mesh', vocabulary: 'mesh', language: 'en', part: 'descriptors' },
  entries: [
    { ui: 'D001859', preferred: 'Bone Neoplasms', entryTerms: ['Bone Cancer', 'Neoplasms, Bone'] },
    { ui: 'D064129', preferred: 'Prostatic Neoplasms, Castration-Resistant', entryTerms: ['Castrate-Resistant Prostate Cancers'] },
    { ui: 'D006801', preferred: 'Humans', entryTerms: ['Man (Taxonomy)'] },
    { ui: 'D000368', preferred: 'Aged', entryTerms: [] },
    { ui: 'D000369', preferred: 'Aged, 80 and over', entryTerms: ['Oldest Old'] },
    { ui: 'D000070', preferred: 'Ratio A/G', entryTerms: ['A/G Ratio'] },
    { ui: 'D000071', preferred: 'X-Ray - Tide Therapy', entryTerms: [] },
    { ui: 'D000072', preferred: 'Tidé', entryTerms: [] },
  ],
};
const decs: VocabularyFile = {
  ...{ name: 'decs', vocabulary: 'decs', part: 'descriptors' },
  entries: [
    { ui: 'D001859', code: '1884', language: 'es', preferred: 'Neoplasias Óseas', entryTerms: ['Cáncer Óseo'] },
    { ui: 'D001859', code: '1884', language: 'pt', preferred: 'Neoplasias Ósseas', entryTerms: [] },
    { ui: '50001', language: 'es', preferred: 'Marea Inventada', entryTerms: [] },
    { ui: '50002', language: 'es', preferred: '/cirugía', entryTerms: [] },
  ],
};
const vocabularies = combineVocabularies([mesh, decs]);
const read = (value: string, vocabulary: 'mesh' | 'decs' | 'emtree' = 'mesh', language?: string) =>
  readPrintedHeading(vocabulary, value, { language, vocabularies });

const bone = { vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms' };
const secondary = { ui: 'Q000556', term: 'secondary' };
const radiotherapy = { ui: 'Q000532', term: 'radiotherapy' };
const drugTherapy = { ui: 'Q000188', term: 'drug therapy' };

describe('a printed heading', () => {
  test.each([
    ['Bone Neoplasms', bone],
    ['Prostatic neoplasms, castration-resistant', { vocabulary: 'mesh', ui: 'D064129', term: 'Prostatic Neoplasms, Castration-Resistant' }],
    ['Bone Neoplasms/secondary', { ...bone, qualifiers: [secondary] }],
    ['*Bone Neoplasms/secondary/radiotherapy', { ...bone, major: true, qualifiers: [secondary, radiotherapy] }],
    ['Bone Neoplasms/*secondary', { ...bone, qualifiers: [{ ...secondary, major: true }] }],
    ['Bone Neoplasms/secondary*', { ...bone, qualifiers: [{ ...secondary, major: true }] }],
    ['Bone Neoplasms*', { ...bone, major: true }],
    ['Bone Neoplasms / secondary', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms -- secondary', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms--secondary--radiotherapy', { ...bone, qualifiers: [secondary, radiotherapy] }],
    ['Bone Neoplasms – secondary', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms - secondary', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms [secondary]', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms (secondary, radiotherapy)', { ...bone, qualifiers: [secondary, radiotherapy] }],
    ['Bone Neoplasms/SC', { ...bone, qualifiers: [secondary] }],
    ['exp Bone Neoplasms/', bone],
    ['exp *Bone Neoplasms/dt, sc [Drug Therapy, Secondary]', { ...bone, major: true, qualifiers: [drugTherapy, secondary] }],
    ['Bone Neoplasms/*dt [Drug Therapy]', { ...bone, qualifiers: [{ ...drugTherapy, major: true }] }],
    ['"Bone Neoplasms/secondary"[Mesh]', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms[Majr]', { ...bone, major: true }],
    ['MeSH: Bone Neoplasms', bone],
    ['Bone Neoplasms (MeSH)', bone],
    ['Bone Neoplasms [D001859]', bone],
    ['Medical Subject Headings::Diseases::Neoplasms::Bone Neoplasms/secondary', { ...bone, qualifiers: [secondary] }],
    ['Bone Neoplasms/administration and dosage', { ...bone, qualifiers: [{ ui: 'Q000008', term: 'administration & dosage' }] }],
    ['Neoplasias óseas', bone],
    ['NEOPLASIAS ÓSEAS/secundario', { ...bone, qualifiers: [secondary] }],
    ['A/G Ratio/secondary', { vocabulary: 'mesh', ui: 'D000070', term: 'Ratio A/G', qualifiers: [secondary] }],
    ['X-Ray - Tide Therapy', { vocabulary: 'mesh', ui: 'D000071', term: 'X-Ray - Tide Therapy' }],
    ['Man (Taxonomy)', { vocabulary: 'mesh', ui: 'D006801', term: 'Humans' }],
    ['aged, 80 and over', { vocabulary: 'mesh', ui: 'D000369', term: 'Aged, 80 and over' }],
  ])('%s is the descriptor with its qualifiers and flags', (value, expected) => {
    const { heading, match } = read(value);
    const { asGiven = heading.term, ...rest } = heading;
    expect([rest, match]).toEqual([expected, 'exact']);
    // What the heading does not say by itself stays as it was written.
    const own = [heading.term, ...(heading.qualifiers ?? []).map(({ term }) => term)].join('/');
    const starred = [
      `${heading.major ? '*' : ''}${heading.term}`,
      ...(heading.qualifiers ?? []).map((each) => `${each.major ? '*' : ''}${each.term}`),
    ].join('/');
    expect(asGiven === value || own === value || starred === value).toBe(true);
  });

  test.each([
    ['Neoplasias óseas', { ui: 'D001859', term: 'Neoplasias Óseas', asGiven: 'Neoplasias óseas', language: 'es' }, 'exact'],
    [
      'Neoplasias Óseas/secundario',
      { ui: 'D001859', term: 'Neoplasias Óseas', language: 'es', qualifiers: [{ ui: 'Q000556', term: 'secundario' }] },
      'exact',
    ],
    ['Bone Neoplasms', { ui: 'D001859', term: 'Bone Neoplasms', language: 'en' }, 'exact'],
    ['/cirugía', { ui: '50002', term: '/cirugía', language: 'es' }, 'exact'],
    ['/transmisión', { term: '/transmisión' }, 'unknown'],
    ['Neoplasias oseas', { ui: 'D001859', term: 'Neoplasias Óseas', asGiven: 'Neoplasias oseas', language: 'es' }, 'likely'],
  ] as const)('of DeCS, %s, stays in its language', (value, expected, match) => {
    expect(read(value, 'decs')).toEqual({ heading: { vocabulary: 'decs', ...expected }, match });
  });

  test.each([
    ['castration resistant prostatic neoplasms', 'D064129'],
    ['Castrate-resistant prostate cancer', 'D064129'],
    ['Bone Neoplasm', 'D001859'],
    ['Tide', 'D000072'],
  ])('%s is likely, and says so', (value, ui) => {
    const printed = read(value);
    expect([printed.heading.ui, printed.heading.asGiven, printed.match, noticeOf(printed)?.code]).toEqual([
      ui,
      value,
      'likely',
      'heading-likely',
    ]);
  });

  test('that no vocabulary knows is taken apart all the same, and keeps what was written', () => {
    expect(read('Sea Quakes/th')).toEqual({
      heading: { vocabulary: 'mesh', term: 'Sea Quakes', asGiven: 'Sea Quakes/th', qualifiers: [{ ui: 'Q000628', term: 'therapy' }] },
      match: 'unknown',
    });
    expect(readPrintedHeading('mesh', '*Sea Quakes/therapy', { vocabularies: noVocabularies })).toEqual({
      heading: { vocabulary: 'mesh', term: 'Sea Quakes', major: true, qualifiers: [{ term: 'therapy' }] },
      match: 'unasked',
    });
    expect(readPrintedHeading('lcsh', 'Plants--Diseases/Italy', { vocabularies })).toMatchObject({
      heading: { term: 'Plants--Diseases/Italy' },
    });
  });

  test('of Emtree as Embase.com searches for it loses its marks', () => {
    expect(read("'bone metastasis'/exp/mj/dd_dt", 'emtree').heading).toEqual({
      ...{ vocabulary: 'emtree', term: 'bone metastasis', asGiven: "'bone metastasis'/exp/mj/dd_dt", major: true },
      qualifiers: [{ ui: 'Q000188', term: 'drug therapy' }],
    });
  });

  test('with its parts told apart gets their identifiers, and one that the source gives stands', () => {
    const given = { vocabulary: 'mesh', term: 'bone cancer', major: false, qualifiers: [{ term: 'secondary', major: true }] } as const;
    expect(identifyHeading({ ...given, qualifiers: [...given.qualifiers] }, vocabularies)).toEqual({
      heading: { ...bone, asGiven: 'bone cancer', major: false, qualifiers: [{ ...secondary, major: true }] },
      match: 'exact',
    });
    expect(identifyHeading({ vocabulary: 'mesh', ui: 'D000001', term: 'Aged' }, vocabularies)).toEqual({
      heading: { vocabulary: 'mesh', ui: 'D000001', term: 'Aged' },
      match: 'unasked',
    });
  });
});

describe('any descriptor and qualifiers', () => {
  const entry = fc.constantFrom(...mesh.entries);
  const qualifier = fc
    .constantFrom('SC', 'TH', 'DT', 'AD', 'SN', 'GE')
    .map((code) => ({ code, ...(meshQualifier(code) ?? { ui: '', term: '' }) }));
  const cased = (text: string) => fc.constantFrom(text, text.toUpperCase(), text.toLowerCase());
  type Written = { ui: string; qualifiers: readonly { ui: string; term: string; code: string }[]; name: string; major: boolean };
  const heading: fc.Arbitrary<Written> = fc
    .tuple(entry, fc.uniqueArray(qualifier, { maxLength: 3, selector: ({ ui }) => ui }), fc.boolean())
    .chain(([{ ui, preferred = '', entryTerms }, qualifiers, major]) =>
      fc
        .constantFrom(preferred, ...entryTerms)
        .chain(cased)
        .map((name) => ({ ui, qualifiers, name, major })),
    );
  const star = (major: boolean) => (major ? '*' : '');
  const forms: readonly ((written: Written) => string)[] = [
    ({ name, qualifiers, major }) => [`${star(major)}${name}`, ...qualifiers.map(({ term }) => term)].join('/'),
    ({ name, qualifiers, major }) => [`${star(major)}${name}`, ...qualifiers.map(({ code }) => code)].join('/'),
    ({ name, qualifiers, major }) => [`${star(major)}${name}`, ...qualifiers.map(({ term }) => term)].join(' / '),
    ({ name, qualifiers, major }) => [`${star(major)}${name}`, ...qualifiers.map(({ term }) => term)].join(' -- '),
    ({ name, qualifiers, major }) => [`${star(major)}${name}`, ...qualifiers.map(({ term }) => term.replace('&', 'and'))].join('--'),
    ({ name, qualifiers, major }) =>
      `${star(major)}${name}${qualifiers.length > 0 ? ` [${qualifiers.map(({ term }) => term).join(', ')}]` : ''}`,
    ({ name, qualifiers, major }) =>
      `exp ${star(major)}${name}/${qualifiers.map(({ code }) => code.toLowerCase()).join(', ')}${qualifiers.length > 0 ? ` [${qualifiers.map(({ term }) => term).join(', ')}]` : ''}`,
    ({ name, qualifiers, major }) => `"${[name, ...qualifiers.map(({ term }) => term)].join('/')}"[${major ? 'Majr' : 'Mesh'}]`,
    ({ name, qualifiers, major }) => `MeSH::Tree::${[`${star(major)}${name}`, ...qualifiers.map(({ term }) => term)].join('/')}`,
  ];

  test('written in any of the printed forms read back to the same identifiers', () => {
    fc.assert(
      fc.property(heading, fc.constantFrom(...forms), (written, form) => {
        const found = read(form(written)).heading;
        expect([found.ui, found.major ?? false, (found.qualifiers ?? []).map(({ ui }) => ui)]).toEqual([
          written.ui,
          written.major,
          written.qualifiers.map(({ ui }) => ui),
        ]);
      }),
      { seed: 5, numRuns: 600 },
    );
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '/',
      '*',
      '--',
      ' - ',
      '[',
      ']',
      '(',
      ')',
      '::',
      '"',
      'exp ',
      '/SC',
      '/secondary',
      'Bone Neoplasms',
      'Neoplasias Óseas',
      'D001859',
      ', ',
      'dt',
    ),
  );

  test('any text at all is read without a fault, and nothing of it is lost', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('mesh' as const, 'decs' as const, 'emtree' as const),
        (pieces, vocabulary) => {
          const value = pieces.join('');
          fc.pre(value !== '');
          const { heading } = read(value, vocabulary);
          const printed = (stars: boolean) => {
            const mark = (major: boolean | undefined) => (stars && major ? '*' : '');
            return [
              `${mark(heading.major)}${heading.term}`,
              ...(heading.qualifiers ?? []).map((each) => `${mark(each.major)}${each.term}`),
            ].join('/');
          };
          expect([heading.asGiven, printed(false), printed(true)]).toContain(value);
          expect(heading.term).not.toBe('');
        },
      ),
      { seed: 5, numRuns: 1500 },
    );
  });

  test.each(['/', '*', '-', ' - ', '--', '[', '(', '"', ' ', ', ', 'a/', '::', 'su, '])('a hundred thousand of %j take no time', (sign) => {
    const text = sign.repeat(100_000);
    expect(processorTime(() => read(text))).toBeLessThan(2000);
  });
});
