import { expect, test } from 'vitest';
import { allowedLabels, labelsOfPieces } from '../../bench/citation-model/align.ts';
import { learn } from '../../bench/citation-model/learn.ts';
import { madeCitation, type SourceRecord } from '../../bench/citation-model/made-citation.ts';
import { Random } from '../../bench/generator/random.ts';
import { featuresOf } from '../../src/normalizers/citation-string/features.ts';
import { labels } from '../../src/normalizers/citation-string/labels.ts';
import { tokensOf } from '../../src/normalizers/citation-string/tokens.ts';

const records: SourceRecord[] = [
  {
    title: 'Effects of nightly tea on shift workers',
    contributors: [
      { role: 'author', family: 'Arbelo', given: 'Teresa' },
      { role: 'author', family: 'Quist', given: 'Per Ola' },
    ],
    issued: { year: 2011, raw: '2011' },
    container: { title: 'Journal of Invented Medicine', abbreviation: 'J Invent Med', volume: '4', issue: '2', pages: '77-91' },
  },
  {
    title: 'Costs of home visits: a cohort study',
    contributors: [{ role: 'author', family: 'Tolland', given: 'Ines' }],
    issued: { year: 1998, raw: '1998' },
    container: { title: 'Annals of Imaginary Surgery', abbreviation: 'Ann Imag Surg', volume: '31', pages: '5-9' },
  },
];

const names = (mask: number) => labels.filter((_, at) => (mask & (1 << at)) !== 0);

test('the parts of a labelled citation are found among its tokens; what lies between may belong to either', () => {
  const raw = 'Quist P. Shared walking. J Invent Med 2011;4(2):77-91.';
  const tokens = tokensOf(raw);
  const gold = {
    authors: [{ family: 'Quist', given: 'P' }],
    title: 'Shared walking',
    container: 'J Invent Med',
    year: '2011',
    volume: '4',
    issue: '2',
    pages: '77-91',
    publisher: null,
    place: null,
  };
  const allowed = allowedLabels(tokens, { raw, gold });
  const certain = tokens.flatMap(({ text }, at) => {
    const [only, other] = names(allowed?.[at] ?? 0);
    return only !== undefined && other === undefined ? [`${text} ${only}`] : [];
  });
  expect(certain).toEqual([
    'Quist author',
    'P author',
    'Shared title',
    'walking title',
    'J container',
    'Invent container',
    'Med container',
    '2011 date',
    '4 volume',
    '2 issue',
    '77 pages',
    '- pages',
    '91 pages',
  ]);
});

test('made citations are made again from the same seed, and each piece stands where it is said to stand', () => {
  const make = () => {
    const random = new Random(3);
    return Array.from({ length: 60 }, (_, at) =>
      madeCitation(
        records[at % 2] ?? {},
        (other) => records[other % 2] ?? {},
        () => random.next(),
      ),
    );
  };
  expect(make()).toEqual(make());
  for (const { raw, pieces } of make()) for (const { start, end } of pieces) expect(raw.slice(start, end).trim()).not.toBe('');
});

test('what is learned from some citations fits them better with each round', () => {
  const random = new Random(1);
  const seen = Array.from({ length: 80 }, (_, at) => {
    const { raw, pieces } = madeCitation(
      records[at % 2] ?? {},
      (other) => records[other % 2] ?? {},
      () => random.next(),
    );
    const tokens = tokensOf(raw);
    return { tokens, allowed: labelsOfPieces(tokens, pieces), importance: 1, rows: featuresOf(tokens) };
  });
  const known = [...new Set(seen.flatMap(({ rows }) => rows.flat()))];
  const index = new Map(known.map((name, at) => [name, at]));
  const examples = seen.map(({ rows, ...rest }) => ({
    ...rest,
    features: rows.map((row) => Int32Array.from(row.map((name) => index.get(name) ?? 0))),
  }));
  const losses: number[] = [];
  learn(examples, known, { rounds: 4, rate: 0.1, l1: 0.005, seed: 1, report: (_, loss) => losses.push(loss) });
  expect(losses[3]).toBeLessThan((losses[0] ?? 0) / 3);
});
