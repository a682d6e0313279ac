import type { ShownClaimLink } from '../model/claim-link.ts';

const longest = { statement: 110, title: 70 };

/**
 * What a work's claims say of other works' results, claim by claim, and what claims of pages say of its own results; nothing when there is neither.
 */
export function claimLinkLines(work: string, links: readonly ShownClaimLink[]): string[] {
  const own = links.filter(({ pageWork }) => pageWork === work);
  const others = links.filter((link) => link.work === work);
  return [
    ...(own.length > 0 ? ['', 'Claims, and the results that they repeat or contradict', ...claimLines(own)] : []),
    ...(others.length > 0 ? ['', 'Results that claims of pages repeat or contradict', ...resultLines(others)] : []),
  ];
}

function claimLines(links: readonly ShownClaimLink[]): string[] {
  const claims = grouped(links, ({ page, claim }) => `${page} ${claim}`);
  return claims.flatMap((ofClaim) => [
    `  «${shortened(ofClaim[0]?.text ?? '', longest.statement)}»`,
    ...ofClaim.map(
      ({ says, verdict, reports, work, title, reasons }) =>
        `      ${says}: ${verdict} ${named(work, title)}${says === reports ? '' : `: ${reports}`} (${reasons.join('; ')})`,
    ),
  ]);
}

function resultLines(links: readonly ShownClaimLink[]): string[] {
  const results = grouped(
    [...links].sort((a, b) => a.reported - b.reported),
    ({ reported }) => String(reported),
  );
  return results.flatMap((ofResult) => [
    `  ${ofResult[0]?.reports}`,
    ...ofResult.map(
      ({ says, verdict, reports, pageWork, pageTitle, reasons }) =>
        `      ${verdict === 'repeats' ? 'repeated' : 'contradicted'} by ${named(pageWork, pageTitle)}${says === reports ? '' : `: ${says}`} (${reasons.join('; ')})`,
    ),
  ]);
}

function grouped(links: readonly ShownClaimLink[], by: (link: ShownClaimLink) => string): readonly ShownClaimLink[][] {
  const groups = new Map<string, ShownClaimLink[]>();
  for (const link of links) groups.set(by(link), [...(groups.get(by(link)) ?? []), link]);
  return [...groups.values()];
}

const named = (work: string, title: string | undefined): string =>
  title === undefined ? work : `${work} (${shortened(title, longest.title)})`;

function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
}
