/** What an entry can be found by, and leads to. */
export const linkKinds = ['doi', 'pmid', 'pmcid', 'url'] as const;
export type LinkKind = (typeof linkKinds)[number];
