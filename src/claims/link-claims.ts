import type { ClaimLink } from '../model/claim-link.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { type ClaimEvidence, claimEvidence, claimNames, pageSources } from './claim-evidence.ts';
import { compareResults, type ResultComparison, type ToldResult, toldResult } from './compare-results.ts';
import { outcomeName } from './endpoint-names.ts';
import { printedResult } from './printed-result.ts';
import { identifierText, type Reporting, type ReportingWork, reportingWork } from './reporting-work.ts';
import { resultShelf } from './result-shelf.ts';

/** What one statement and one work have in common. */
interface Meeting {
  readonly work: ReportingWork;
  readonly evidence: ClaimEvidence;
  /** By the place in the statement's results: the reported result that it repeats. */
  readonly repeated: ReadonlyMap<number, Match>;
}

interface Match extends ResultComparison {
  /** Place in the work's results. */
  readonly reported: number;
}

/** Of works that repeat one number, so many are named: the same trial told again and again. */
const mostLinks = 20;
/** A statement gives a handful. */
const mostResults = 100;
/** Of results that could be meant, more than so many are no contradiction, but a choice. */
const mostRivals = 4;
/** Two numbers of three and two digits: what no two works have by chance, where they share an outcome and a word of their subject. */
const enough = { numbers: 2, digits: 5 };

/**
 * Which results of the library the statements of a page repeat, and which they contradict. A number alone proves nothing: the statement must cite or
 * name the work, or the page list it, or several of its numbers agree. To contradict, it must cite or name it, and nothing there may be what it says.
 */
export function linkClaims(page: BibliographicRecord, reporting: readonly Reporting[]): ClaimLink[] {
  const sources = pageSources(page);
  const shelf = resultShelf(reporting.map(reportingWork));
  const listed = shelf.told(sources.listed);
  return (page.claims ?? []).flatMap((claim, index) => {
    const words = new Set(outcomeName(claim.text).words);
    const told = (claim.results ?? []).slice(0, mostResults).map((result) => toldResult(result, claim.endpoints));
    if (told.length === 0) return [];
    const names = claimNames(claim);
    const cited = (claim.citations ?? []).flatMap((number) => sources.numbered.get(number) ?? []).map(identifierText);
    const meant = new Set(shelf.told([...cited, ...names.trials]));
    const near = told.flatMap(({ main }) => (main === undefined || main === 'NR' ? [] : shelf.near(main)));
    const meetings = [...new Set([...meant, ...listed, ...near])].flatMap((work): Meeting[] => {
      const repeated = repeatedBy(told, work, words);
      // Most works that are near share a number by chance: nothing else is asked of them.
      if (repeated.size === 0 && !meant.has(work)) return [];
      return [{ work, evidence: claimEvidence(names, sources, work), repeated }];
    });
    const accepted = meetings.filter(isEnough).sort(byStrength);
    return told.flatMap((each, result): ClaimLink[] => {
      const repeats = accepted.flatMap((meeting) => {
        const match = meeting.repeated.get(result);
        return match ? [{ meeting, match }] : [];
      });
      const verdict = repeats.length > 0 ? 'repeats' : 'contradicts';
      const links = repeats.length > 0 ? repeats.slice(0, mostLinks) : contradicted(each, result, told, meetings);
      return links.map(({ meeting, match }) => {
        const reported = meeting.work.results[match.reported];
        return {
          claim: index,
          result,
          verdict,
          work: meeting.work.work,
          reported: match.reported,
          says: printedResult(each.result),
          reports: reported ? printedResult(reported.result) : '',
          reasons: reasonsFor(meeting, match),
          text: claim.text,
          ...(page.title === undefined ? {} : { pageTitle: page.title }),
          ...(meeting.work.citation.title === undefined ? {} : { title: meeting.work.citation.title }),
        };
      });
    });
  });
}

/**
 * Each result of the statement with the reported one that it repeats best; no two repeat the same one. Where a statement tells of two outcomes, a number may
 * have been read with the other one: two that agree with an outcome of which the statement has every word are meant for it.
 */
function repeatedBy(told: readonly ToldResult[], work: ReportingWork, words: ReadonlySet<string>): ReadonlyMap<number, Match> {
  const matches = told.flatMap((each, result) =>
    work.results.flatMap((other, reported) => {
      const comparison = compareResults(each, other);
      return comparison.verdict === 'repeats' ? [{ result, match: { ...comparison, reported } }] : [];
    }),
  );
  matches.sort((a, b) => Number(b.match.names === 'same') - Number(a.match.names === 'same') || b.match.numbers - a.match.numbers);
  const repeated = new Map<number, Match>();
  const taken = new Set<number>();
  for (const { result, match } of matches) {
    if (repeated.has(result) || taken.has(match.reported)) continue;
    repeated.set(result, match);
    taken.add(match.reported);
  }
  for (const name of new Set(work.results.flatMap((each) => each.name ?? []))) {
    if (name.words.length < 2 || !name.words.every((word) => words.has(word))) continue;
    const others = told.flatMap((each, result) => {
      if (repeated.has(result)) return [];
      const reported = work.results.findIndex(
        (other, at) => !taken.has(at) && other.name?.words.join() === name.words.join() && isRepeated(each, other),
      );
      return reported < 0
        ? []
        : [{ result, match: { ...compareResults({ ...each, name }, work.results[reported] ?? each), names: 'akin' as const, reported } }];
    });
    if (others.length < enough.numbers || sum(others.map(({ match }) => match.digits)) < enough.digits) continue;
    if (new Set(others.map(({ match }) => match.reported)).size < others.length) continue;
    for (const { result, match } of others) {
      repeated.set(result, match);
      taken.add(match.reported);
    }
  }
  return repeated;
}

const isRepeated = (told: ToldResult, other: ToldResult): boolean =>
  other.name !== undefined && compareResults({ ...told, name: other.name }, other).verdict === 'repeats';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const agreeing = ({ repeated }: Meeting) => ({
  numbers: sum([...repeated.values()].map(({ numbers }) => numbers)),
  digits: sum([...repeated.values()].map(({ digits }) => digits)),
});

function isEnough(meeting: Meeting): boolean {
  const { cited, named, listed, shared } = meeting.evidence;
  if (meeting.repeated.size === 0) return false;
  if (cited.length > 0 || named.length > 0 || listed) return true;
  const { numbers, digits } = agreeing(meeting);
  return numbers >= enough.numbers && digits >= enough.digits && shared.length > 0;
}

function byStrength(a: Meeting, b: Meeting): number {
  const rank = ({ evidence: { cited, named, listed } }: Meeting) =>
    Number(cited.length > 0) * 4 + Number(named.length > 0) * 2 + Number(listed);
  return rank(b) - rank(a) || agreeing(b).numbers - agreeing(a).numbers || (a.work.work < b.work.work ? -1 : 1);
}

/** The results that a statement contradicts: it must be certain which work is meant, and that the work says it nowhere. */
function contradicted(each: ToldResult, result: number, told: readonly ToldResult[], meetings: readonly Meeting[]) {
  return meetings.flatMap((meeting) => {
    const { work, repeated } = meeting;
    if (!isMeant(meeting, told, result)) return [];
    const taken = new Set([...repeated.values()].map(({ reported }) => reported));
    const rivals = work.results.flatMap((other, reported): Match[] => {
      if (taken.has(reported)) return [];
      const comparison = compareResults(each, other);
      return comparison.verdict === 'differs' ? [{ ...comparison, reported }] : [];
    });
    if (rivals.length > mostRivals || rivals.some(({ differing }) => differing.some(({ value }) => mayBeSaid(value, work)))) return [];
    return rivals.map((match) => ({ meeting, match }));
  });
}

/**
 * Cited by every number of the statement, or cited and named, or cited or named while other numbers of the same outcome agree; or named, in the report of the trial itself. Where a
 * second number leads to a work that the library does not have, that one may say it.
 */
function isMeant({ evidence, repeated, work }: Meeting, told: readonly ToldResult[], result: number): boolean {
  const { cited, citedAlone, named } = evidence;
  if (cited.length === 0 && named.length === 0) return false;
  const name = told[result]?.name?.words.join(' ');
  if ([...repeated.keys()].some((other) => told[other]?.name?.words.join(' ') === name)) return true;
  if (cited.length > 0 && named.length > 0) return true;
  return !work.secondary && (citedAlone || named.length > 0);
}

/** The work prints the number where no result was read from it, or as the value of another result: which one is meant is open. */
function mayBeSaid(value: number, work: ReportingWork): boolean {
  if (work.results.some(({ main }) => main !== undefined && main !== 'NR' && main.value === value)) return true;
  return work.printed.has(value) && !work.read.has(value);
}

const count = (number: number): string => (number === 1 ? '1 number of the statement agrees' : `${number} numbers of the statement agree`);

function reasonsFor(meeting: Meeting, match: Match): readonly string[] {
  const { cited, named, listed, shared } = meeting.evidence;
  const { numbers } = agreeing(meeting);
  return [
    ...(cited.length > 0 ? [`cited as ${cited.join(', ')}`] : []),
    ...(named.length > 0 ? [`names ${named.map((name) => name.toUpperCase()).join(', ')}`] : []),
    ...(cited.length === 0 && listed ? ['stands in the reference list'] : []),
    ...(numbers > 0 ? [count(numbers)] : []),
    ...(match.names === 'akin' ? ['the outcome’s name is not quite the same'] : []),
    ...(cited.length === 0 && named.length === 0 && !listed && shared.length > 0
      ? [`both are about ${shared.slice(0, 5).join(', ')}`]
      : []),
  ];
}
