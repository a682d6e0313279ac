import type { AskedByOne, AskedFirstAndAgain } from '../../measures/searching.ts';
import type { Results } from '../../results.ts';
import { apart, count, figure } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** What a search with its facets is to stay below. */
const aimMs = 50;

/** What the head of the page tells of searches; nothing where it was not measured how long the first asking takes. */
export function searchingRows({ ingesting, searching: questions }: Results): readonly (readonly string[])[] {
  const both = questions.filter(isFirstAndAgain);
  if (both.length === 0) return [];
  const aim = `below ${aimMs} ms`;
  return [
    [
      `Searches of a library of ${count(ingesting.at(-1)?.records ?? 0)} records with their facets, asked first: the 95th percentile`,
      `${figure(ninetyFifth(milliseconds(both, 'first')))} ms`,
      aim,
    ],
    ['The same, asked again', `${figure(ninetyFifth(milliseconds(both, 'again')))} ms`, aim],
  ];
}

/** Searches of the largest library. */
export function searching({ ingesting, searching: questions }: Results): string {
  const records = count(ingesting.at(-1)?.records ?? 0);
  const both = questions.filter(isFirstAndAgain);
  return `## Searching\n\n${both.length > 0 ? firstAndAgain(records, both) : byOne(records, questions as readonly AskedByOne[])}`;
}

const isFirstAndAgain = (question: AskedByOne | AskedFirstAndAgain): question is AskedFirstAndAgain => 'first' in question;

const milliseconds = (questions: readonly AskedFirstAndAgain[], which: 'first' | 'again'): readonly number[] =>
  questions.map((question) => question[which].together.median * 1000);

function firstAndAgain(records: string, questions: readonly AskedFirstAndAgain[]): string {
  const rows = questions.map(({ kind, query, found, first, again }) => [
    kind,
    written(query),
    count(found),
    figure(first.together.median * 1000),
    figure(first.facets.median * 1000),
    figure(again.together.median * 1000),
    first.sql ? figure(first.sql.median * 1000) : '',
    again.sql ? figure(again.sql.median * 1000) : '',
    first.sql ? figure(first.search.median / first.sql.median) : '',
    apart(first.together),
  ]);
  const summary = (['first', 'again'] as const).map((which) => {
    const times = milliseconds(questions, which);
    return [
      `asked ${which}`,
      `${times.filter((ms) => ms < aimMs).length} of ${times.length}`,
      figure(ninetyFifth(times)),
      figure(Math.max(...times)),
    ];
  });
  return `In the library of ${records} records, its pages in memory: how many works there are, the first twenty in full, and ten of each facet. «Asked first» is by a
program that has just begun and has looked up but one identifier, as a command line does; «again» is the same question in the same program, as in a server.
Asked again, works that were found are remembered until the library changes. Milliseconds of the processor, medians of all tries; the 95th percentile is that of the questions below.

${markdownTable(['', `below ${aimMs} ms`, '95th percentile, ms', 'longest, ms'], summary)}

SQL is the plainest that counts the same works and gives twenty numbers, where a single statement does, on a connection that has just been opened, and again; it gives no works
and no facets. «Times» is searching without facets, asked first, in times of SQL asked first. The library has no vocabulary: descriptors are looked for alone.

${markdownTable(['', 'query', 'works', 'first, ms', 'of it facets, ms', 'again, ms', 'SQL, ms', 'SQL again, ms', 'times', 'spread'], rows, [
  'query',
])}`;
}

function byOne(records: string, questions: readonly AskedByOne[]): string {
  const rows = questions.map(({ kind, query, found, refmill, sql, facets }) => [
    kind,
    written(query),
    count(found),
    figure(refmill.median * 1000),
    facets ? figure(facets.median * 1000) : '',
    sql ? figure(sql.median * 1000) : '',
    sql ? figure(refmill.median / sql.median) : '',
    apart(refmill),
  ]);
  const withFacets = questions.filter(({ facets }) => facets);
  const soon = withFacets.filter(({ refmill, facets }) => (refmill.median + (facets?.median ?? 0)) * 1000 < aimMs).length;
  const share = withFacets.length === 0 ? '' : `\n\n${soon} of ${withFacets.length} take less than ${aimMs} ms with their facets.`;
  return `In the library of ${records} records, its pages in memory: how many works there are and the first twenty in full, against SQL that counts the
same and gives twenty numbers. Questions were asked several times by a program that stays, as a server does; what each took when it was asked first was not measured.${share}

${markdownTable(['', 'query', 'works', 'refmill, ms', 'facets, ms', 'SQL, ms', 'times', 'spread'], rows, ['query'])}`;
}

/** The least that at least 95 of 100 do not exceed. */
export function ninetyFifth(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.ceil(ascending.length * 0.95) - 1] ?? Number.NaN;
}

/** Line by line, as code of Markdown in a cell. */
const written = (query: string): string =>
  query === ''
    ? '(none)'
    : query
        .split('\n')
        .map((line) => `\`${line}\``)
        .join('<br>');
