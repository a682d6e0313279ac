import type { Decision, Kinship } from '../model/work.ts';

const kinships: Readonly<Record<Kinship['kind'], readonly [one: string, both: string]>> = {
  preprint: ['the preprint', 'preprints'],
  'conference-abstract': ['the conference abstract', 'conference abstracts'],
  erratum: ['an erratum', 'errata'],
  retraction: ['the retraction', 'retractions'],
  comment: ['a comment on or a reply', 'comments'],
  protocol: ['the protocol', 'protocols'],
  translation: ['a translation', 'translations'],
  edition: ['an edition', 'two editions'],
  update: ['an update', 'updates'],
  part: ['a part', 'two parts'],
  version: ['a version', 'two versions'],
};

/** `[2] and [1] different ([2] is the preprint of [1]), by Mara Vos on 2026-02-01: I compared them`. `nameOf` says how a record is called, by its written key. */
export function decisionInWords(
  decision: Decision & { readonly undoneAt?: string },
  nameOf: (key: string) => string = (key) => key,
): string {
  const { a, b, verdict, by, reasons, relation, who, at, undoneAt } = decision;
  const person = who ?? 'a person';
  const decider = by === 'rule' ? 'rule' : at === undefined ? person : `${person} on ${at.slice(0, 10)}`;
  const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : by === 'user' ? ', without a reason' : '';
  const kin = relation ? ` (${kinship(relation, nameOf(a), nameOf(b))})` : '';
  const until = undoneAt === undefined ? '' : ` [until ${undoneAt.slice(0, 10)}]`;
  return `${nameOf(a)} and ${nameOf(b)} ${verdict}${kin}, by ${decider}${why}${until}`;
}

function kinship({ kind, of }: Kinship, a: string, b: string): string {
  const [one, both] = kinships[kind];
  if (of === undefined) return both;
  return of === 'a' ? `${a} is ${one} of ${b}` : `${b} is ${one} of ${a}`;
}
