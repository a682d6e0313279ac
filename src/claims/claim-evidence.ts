import type { Claim } from '../model/endpoint.ts';
import type { Identifier } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { identifierText, type ReportingWork, subjectWords } from './reporting-work.ts';
import { namedTrials } from './trial-names.ts';

/** What a page says of where its statements come from, taken apart once. */
export interface PageSources {
  /** Identifiers of the references that print a number, by it; of a number that two print, none is known. */
  readonly numbered: ReadonlyMap<string, readonly Identifier[]>;
  /** `scheme:value` of every reference, numbered or not. */
  readonly listed: ReadonlySet<string>;
  /** Words that tell what the page is about. */
  readonly subject: ReadonlySet<string>;
}

/** How a statement leads to a work, most telling first. */
export interface ClaimEvidence {
  /** Citation numbers of the statement whose references are the work. */
  readonly cited: readonly string[];
  /** Every number that the statement cites leads to it. */
  readonly citedAlone: boolean;
  /** Names of trials that the statement names and the work is about. */
  readonly named: readonly string[];
  /** The page's reference list has it. */
  readonly listed: boolean;
  /** Words of the subject that page and work share. */
  readonly shared: readonly string[];
}

export function pageSources({ title, titles = [], references = [] }: BibliographicRecord): PageSources {
  const numbered = new Map<string, readonly Identifier[]>();
  for (const { label, identifiers = [] } of references) {
    if (label !== undefined) numbered.set(label, numbered.has(label) ? [] : identifiers);
  }
  return {
    numbered,
    listed: new Set(references.flatMap(({ identifiers = [] }) => identifiers.map(identifierText))),
    subject: subjectWords([title, ...titles.map(({ text }) => text)].filter((text) => text !== undefined).join(' ')),
  };
}

/** What a statement alone says: the trials that it names. */
export interface ClaimNames {
  readonly claim: Claim;
  readonly trials: ReadonlySet<string>;
  readonly subject: ReadonlySet<string>;
}

export const claimNames = (claim: Claim): ClaimNames => {
  const said = `${claim.section ?? ''} . ${claim.text}`;
  return { claim, trials: namedTrials(said), subject: subjectWords(said) };
};

export function claimEvidence({ claim, trials, subject }: ClaimNames, page: PageSources, work: ReportingWork): ClaimEvidence {
  const own = work.keys;
  const { citations = [] } = claim;
  const cited = citations.filter((number) => page.numbered.get(number)?.some((each) => own.has(identifierText(each))));
  return {
    cited,
    citedAlone: cited.length > 0 && cited.length === citations.length,
    named: [...trials].filter((name) => work.trials.has(name)),
    listed: [...own].some((each) => page.listed.has(each)),
    shared: [...work.subject].filter((word) => subject.has(word) || page.subject.has(word)),
  };
}
