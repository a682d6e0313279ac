import { type Finding, makeFinding } from './finding.ts';

/** What a statement of a page says of a result that a work of the library reports. */
export interface ClaimLink {
  /** The page's `claims[claim].results[result]`. */
  readonly claim: number;
  readonly result: number;
  readonly verdict: 'repeats' | 'contradicts';
  /** Written key of the record that reports, and the place in its `results`. */
  readonly record: string;
  readonly reported: number;
  /** Both as a reader would say them: `overall survival: HR 0.70 (95% CI 0.58–0.83)`. */
  readonly says: string;
  readonly reports: string;
  /** Why they are one result, most telling first. */
  readonly reasons: readonly string[];
}

/** A link with what a reader knows its two ends by. */
export interface ShownClaimLink extends ClaimLink {
  /** Written key of the page's record, public id of its work, its title, and the statement. */
  readonly page: string;
  readonly pageWork: string;
  readonly pageTitle?: string;
  readonly text: string;
  /** Public id of the work that reports, and its title. */
  readonly work: string;
  readonly title?: string;
}

const longestTitle = 120;

/** The contradictions of a page as findings on its record: one for each result of a statement, whatever number of works it contradicts. */
export function claimLinkFindings(links: readonly ShownClaimLink[]): readonly Finding[] {
  const contradictions = links.filter(({ verdict }) => verdict === 'contradicts');
  const paths = new Map<string, ShownClaimLink[]>();
  for (const link of contradictions) {
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
