import { claimLinkFindings, type ShownClaimLink } from '../model/claim-link.ts';
import type { Result } from '../model/endpoint.ts';
import type { Finding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { retractionSign } from '../model/retraction.ts';
import { type Verification, verificationFindings } from '../model/verification.ts';
import { type Citation, type Decision, keyText, type Provenance, type RecordKey } from '../model/work.ts';
import { claimLinkLines } from './claim-link-lines.ts';
import { correctionLine } from './correction-line.ts';
import { decisionInWords } from './decision-in-words.ts';
import { relatedLines, type ShownRelated } from './related-lines.ts';
import { type Passage, reportedLines } from './reported-lines.ts';
import { workFields } from './work-fields.ts';

/** What a page about one work shows; a slice of the store's work in full. */
export interface ShownWork {
  readonly id: string;
  readonly redirectedFrom?: string;
  readonly deleted: boolean;
  readonly tags?: readonly string[];
  readonly citation: Citation;
  readonly provenance: Provenance;
  readonly members: readonly ShownRecord[];
  readonly decisions: readonly Decision[];
  readonly related?: readonly ShownRelated[];
  readonly verifications: readonly Verification[];
  readonly claimLinks?: readonly ShownClaimLink[];
}

interface ShownRecord {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  readonly sightings: readonly { readonly source: string; readonly run: number; readonly lastSeen: string }[];
  readonly versions: readonly unknown[];
}

const indent = 13;
const longestValue = 60;

/**
 * A work as a page of plain text: every field with the numbers, in brackets, of the records that say so; then the records
 * themselves with what was noticed about them, and why they are one work. `sentenceOf` finds the sentence in which a result stands.
 */
export function workPage(work: ShownWork, sentenceOf: (result: Result) => Passage | undefined = () => undefined): string {
  const numbers = recordNumbers(work);
  const { claimLinks = [] } = work;
  const lines = [heading(work)];
  for (const { label, value, paths } of workFields(work.citation)) {
    const said = numbered(paths, work.provenance, numbers);
    lines.push(`${label.padEnd(indent - 1)} ${value.replaceAll('\n', `\n${' '.repeat(indent)}`)}${said ? `  [${said}]` : ''}`);
  }
  if (work.tags) lines.push(`${'Tags'.padEnd(indent - 1)} ${work.tags.join('; ')}`);
  const reported = reportedLines(work.citation, sentenceOf);
  if (reported.length > 0) {
    const said = numbered(['endpoints', 'results'], work.provenance, numbers);
    lines.push('', `Endpoints and results${said ? `  [${said}]` : ''}`, ...reported.map((line) => `  ${line}`));
  }
  lines.push(...relatedLines(work.related ?? []), ...claimLinkLines(work.id, claimLinks));
  const sources = work.members.filter(({ key }) => key.authority !== 'user').length;
  lines.push('', sources === 1 ? 'Record' : `Records: ${sources}`);
  work.members.forEach((member, at) => {
    const said = work.verifications.filter(({ record }) => keyText(record) === keyText(member.key));
    const found = [
      ...verificationFindings(member.record, said),
      ...claimLinkFindings(claimLinks.filter(({ page }) => page === keyText(member.key))),
    ];
    lines.push(...recordLines(member, at + 1, found));
  });
  if (work.decisions.length > 0) lines.push('', 'Why they are one work, or not', ...decisionLines(work));
  return lines.join('\n');
}

/** The records of a work with their numbers, and why they are one work: what somebody who judges a merge wants to see. */
export function mergeLines(work: ShownWork): string[] {
  return [...work.members.map(({ key }, at) => `  [${at + 1}] ${keyText(key)}`), ...decisionLines(work)];
}

const recordNumbers = ({ members }: ShownWork) => new Map(members.map(({ key }, at) => [keyText(key), at + 1]));

function decisionLines(work: ShownWork): string[] {
  const numbers = recordNumbers(work);
  return work.decisions.map((each) => `  ${decisionInWords(each, (key) => `[${numbers.get(key) ?? key}]`)}`);
}

function heading({ id, redirectedFrom, deleted, citation }: ShownWork): string {
  const marks = [
    redirectedFrom && `(${redirectedFrom} was merged into it)`,
    retractionSign(citation) && '(RETRACTED)',
    deleted && '(deleted at its source)',
  ];
  return [id, ...marks.filter(Boolean)].join(' ');
}

/** Numbers of the records that the values at the paths, or below them, came from. */
function numbered(paths: readonly string[], provenance: Provenance, numbers: ReadonlyMap<string, number>): string {
  const below = (at: string) => paths.some((path) => at === path || at.startsWith(`${path}[`) || at.startsWith(`${path}.`));
  const keys = Object.entries(provenance).flatMap(([at, list]) => (below(at) ? list : []));
  const said = new Set(keys.map((key) => numbers.get(key)).filter((number) => number !== undefined));
  return [...said].sort((a, b) => a - b).join(',');
}

function recordLines({ key, record, sightings, versions }: ShownRecord, number: number, told: readonly Finding[]): string[] {
  const about = [
    keyText(key),
    record.datestamp && `changed at its source ${record.datestamp}`,
    record.deleted && (key.authority === 'user' ? 'corrections that were taken back' : 'deleted at its source'),
    versions.length > 1 && `${versions.length} versions`,
  ];
  return [
    `  [${number}] ${about.filter(Boolean).join(', ')}`,
    ...(record.corrections ?? []).map((each) => `      ${correctionLine(each)}`),
    ...sightings.map((seen) => `      seen in ${seen.source}, last on ${seen.lastSeen.slice(0, 10)} (run ${seen.run})`),
    ...[...told, ...(record.findings ?? [])].map((each) => `      ${each.severity}: ${each.code}: ${each.message}`),
    ...keptAside(record),
  ];
}

/** What has no field of its own, in one line: there may be a dozen such values, and none of them is what the page is read for. */
function keptAside({ unplaced = [] }: BibliographicRecord): string[] {
  if (unplaced.length === 0) return [];
  return [`      kept aside: ${unplaced.map(({ field, value }) => [field, shortened(value)].filter(Boolean).join(' ')).join('; ')}`];
}

function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}
