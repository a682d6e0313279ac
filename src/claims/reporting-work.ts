import type { Result } from '../model/endpoint.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Citation } from '../model/work.ts';
import { foldedWords, foldToWord } from '../normalizers/fold.ts';
import { type ToldResult, toldResult } from './compare-results.ts';
import { namedTrials, possibleTrialNames } from './trial-names.ts';

/** A work that reports results, and what its records say together. */
export interface Reporting {
  /** Its public id. */
  readonly work: string;
  readonly citation: Citation;
}

/** The same, taken apart once for all claims. */
export interface ReportingWork extends Reporting {
  readonly results: readonly ToldResult[];
  /** `scheme:value` of each identifier of its work. */
  readonly keys: ReadonlySet<string>;
  /** Names of the trial that it is about, folded. */
  readonly trials: ReadonlySet<string>;
  /** Words of title, keywords and headings, folded, that may tell its subject. */
  readonly subject: ReadonlySet<string>;
  /** Every number that title and abstract print, and every one that stands in a result. */
  readonly printed: ReadonlySet<number>;
  readonly read: ReadonlySet<number>;
  /** Whether it looks at a trial again or gathers several: other numbers than those of its report are no contradiction. */
  readonly secondary: boolean;
}

/** A publication reports dozens; what has more is a table. */
const mostResults = 1000;

const secondAnalysis =
  /\b(?:post[- ]?hoc|sub-?group|subset|sub-?analys|sub-?stud|secondary analysis|pooled|meta-?analys|systematic review|review|exploratory analysis|real-world|cost-?effective|quality-of-life analysis|commentary|editorial|protocol|rationale|design of)/i;

export const identifierText = ({ scheme, value }: Identifier): string => `${scheme}:${value}`;

export function reportingWork(reporting: Reporting): ReportingWork {
  const { citation } = reporting;
  const title = [citation.title, ...(citation.titles ?? []).map(({ text }) => text)].filter((text) => text !== undefined).join('. ');
  const abstract = (citation.abstracts ?? []).flatMap(({ sections }) => sections.map(({ text }) => text)).join('\n');
  const keywords = [...(citation.keywords ?? []), ...(citation.headings ?? [])].map(({ term }) => term).join('. ');
  return {
    ...reporting,
    results: (citation.results ?? []).slice(0, mostResults).map((result) => toldResult(result, citation.endpoints)),
    keys: new Set((citation.identifiers ?? []).map(identifierText)),
    trials: new Set([
      ...possibleTrialNames(`${title}. ${keywords}`),
      ...namedTrials(abstract),
      ...namesBesideRegistration(abstract),
      ...(citation.trials ?? []).map(({ id }) => foldToWord(id)),
    ]),
    subject: subjectWords(`${title} ${keywords}`),
    printed: new Set(numbersIn(`${title}\n${abstract}`)),
    read: new Set((citation.results ?? []).flatMap(numbersOf)),
    secondary: secondAnalysis.test(title),
  };
}

/** `(Funded by the society; TIDEMARK ClinicalTrials.gov number, NCT0…)`: a name that stands before the registry's is the trial's. */
function namesBesideRegistration(abstract: string): readonly string[] {
  const places = [...abstract.slice(0, 200_000).matchAll(/ClinicalTrials\.gov|ISRCTN|EudraCT|NCT0\d{7}/gu)];
  return places.flatMap(({ index }) => [...possibleTrialNames(abstract.slice(Math.max(0, index - 40), index))]);
}

const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d+(?:[.,·]\d+)*/gu)]
    .map(([number]) => Number(number.replaceAll(/[,·]/g, '.')))
    .filter((number) => !Number.isNaN(number));

const numbersOf = ({ value, n, N, pct, ci, p = [], sd, se, dispersion, iqr, range }: Result): readonly number[] =>
  [
    value,
    n,
    N,
    pct,
    ci?.level,
    ci?.lower,
    ci?.upper,
    ...p.map((each) => each.value),
    sd,
    se,
    dispersion,
    ...(iqr ?? []),
    ...(range ?? []),
  ].filter((number) => typeof number === 'number');

/** Words of methods and of every medical title, which two works share without being about the same. */
const common = new Set(
  `about after among analysis and article between cancer carcinoma clinical combination compared controlled disease does doses effect effects
   efficacy from guideline guidelines have humans into male female aged adult adults middle outcome outcomes patient patients people phase placebo
   prostate prognosis randomized randomised report results risk safety study survival syndrome therapy treatment trial trials tumor using versus
   what when which with without women`.split(/\s+/),
);

export const subjectWords = (text: string): ReadonlySet<string> =>
  new Set(foldedWords(text.slice(0, 20_000)).filter((word) => word.length >= 4 && !/^\d+$/.test(word) && !common.has(word)));
