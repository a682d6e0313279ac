import { type Finding, makeFinding } from './finding.ts';

/** What a statement of a page says of a result that a work of the library reports. */
export interface ClaimLink extends ToldClaimLink {
  /** The page's `claims[claim].results[result]`. */
  readonly claim: number;
  readonly result: number;
  readonly verdict: 'repeats' | 'contradicts';
  /** Public id of the work that reports, and the place in the results of its citation. */
  readonly work: string;
  readonly reported: number;
}

/** How a link reads. */
export interface ToldClaimLink {
  /** Both as a reader would say them: `overall survival: HR 0.70 (95% CI 0.58–0.83)`. */
  readonly says: string;
  readonly reports: string;
  /** Why they are one result, most telling first. */
  readonly reasons: readonly string[];
  /** The statement, and the titles of its page and of the work. */
  readonly text: string;
  readonly pageTitle?: string;
  readonly title?: string;
}

/** A link with both its ends. */
export interface ShownClaimLink extends ClaimLink {
  /** Written key of the page's record, and the public id of its work. */
  readonly page: string;
  readonly pageWork: string;
}

const longestTitle = 120;

/** The contradictions of a page as findings on its record: one for each result of a statement, whatever number of works it contradicts. */
export function claimLinkFindings(links: readonly ShownClaimLink[]): readonly Finding[] {
  const paths = new Map<string, ShownClaimLink[]>();
  for (const link of links.filter(({ verdict }) => verdict === 'contradicts')) {
    const path = `claims[${link.claim}].results[${link.result}]`;
    paths.set(path, [...(paths.get(path) ?? []), link]);
  }
  return [...paths].flatMap(([path, all]) => {
    const [first] = all;
    if (!first) return [];
    const name = first.title === undefined ? first.work : `${first.work} (${first.title.slice(0, longestTitle)})`;
    return makeFinding('claim-contradicts-result', `The statement says ${first.says}, but ${name} reports ${first.reports}`, {
      path,
      raw: first.says,
      alternatives: [...new Set(all.map(({ reports }) => reports))],
    });
  });
}
