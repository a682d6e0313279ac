import type { Endpoint, Result } from '../model/endpoint.ts';
import { endpointOf } from './endpoint-of.ts';
import { resultText } from './result-text.ts';

/** Where a number stands: its sentence, and the number's own place in it. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Told {
  readonly endpoints?: readonly Endpoint[];
  readonly results?: readonly Result[];
}

const roles: Readonly<Record<Endpoint['role'], string>> = {
  primary: 'primary',
  secondary: 'secondary',
  exploratory: 'exploratory',
  other: 'other',
  unspecified: 'of no stated rank',
  result_only: 'named with its results only',
};

const widestArms = 44;
const widestSentence = 120;

/**
 * Endpoints and results as a small table: every endpoint with its role, under it its results (arms, estimate, interval, P values), and under
 * those the sentence that says so, once for results that share it. What names no endpoint of the list stands at the end.
 */
export function reportedLines({ endpoints = [], results = [] }: Told, sentenceOf: (result: Result) => Passage | undefined): string[] {
  const named = new Map<Endpoint | string | undefined, Result[]>(endpoints.map((endpoint) => [endpoint, []]));
  for (const result of results) {
    const group = endpointOf(result, endpoints) ?? result.endpoint;
    named.set(group, [...(named.get(group) ?? []), result]);
  }
  const width = Math.min(widestArms, Math.max(0, ...results.map((result) => armsText(result).length)));
  return [...named].flatMap(([endpoint, found]) => [
    endpoint === undefined ? 'no endpoint named' : typeof endpoint === 'string' ? endpoint : endpointText(endpoint),
    ...resultLines(found, width, sentenceOf),
  ]);
}

/** `overall survival (OS): co-primary; at 6 months; all patients; assessor: blinded committee`. */
function endpointText({ name, abbreviation, role, co, timepoint, population, assessor }: Endpoint): string {
  const said = [`${co ? 'co-' : ''}${roles[role]}`, timepoint, population, assessor && `assessor: ${assessor}`];
  return `${name}${abbreviation === undefined ? '' : ` (${abbreviation})`}: ${said.filter(Boolean).join('; ')}`;
}

function resultLines(results: readonly Result[], width: number, sentenceOf: (result: Result) => Passage | undefined): string[] {
  const lines: string[] = [];
  let open: Passage | undefined;
  const close = () => {
    if (open) lines.push(`    “${excerptOf(open)}”`);
  };
  for (const result of results) {
    const passage = sentenceOf(result);
    const both = open && passage && together(open, passage);
    if (!both) close();
    const arms = armsText(result);
    lines.push(`  ${width === 0 ? '' : `${arms.padEnd(width)}  `}${resultText(result)}`.trimEnd());
    open = both ?? passage;
  }
  close();
  return lines;
}

/** Two places of one sentence as one, where its excerpt shows both. */
function together(a: Passage, b: Passage): Passage | undefined {
  const [start, end] = [Math.min(a.start, b.start), Math.max(a.end, b.end)];
  return a.text === b.text && (a.text.length <= widestSentence || end - start <= widestSentence) ? { text: a.text, start, end } : undefined;
}

function armsText({ kind, arm, arms }: Result): string {
  if (kind === 'followup') return ['follow-up', arm].filter(Boolean).join(', ');
  return arms?.join(' vs ') ?? (arm === '*' ? 'all arms' : (arm ?? ''));
}

/** The sentence, or of a long one the words around the number. */
function excerptOf({ text, start, end }: Passage): string {
  const line = text.replaceAll(/\s/g, ' ');
  if (line.length <= widestSentence) return line;
  const spare = Math.max(0, widestSentence - (end - start));
  const from = Math.min(Math.max(0, start - Math.ceil(spare / 2)), line.length - widestSentence);
  const to = Math.max(end, from + widestSentence);
  const first = from === 0 ? 0 : wordStart(line, from, start);
  const last = to >= line.length ? line.length : wordEnd(line, to, end);
  return `${first === 0 ? '' : '…'}${line.slice(first, last)}${last === line.length ? '' : '…'}`;
}

/** The next beginning of a word from a place on, at the number at the latest; and the same backwards. */
function wordStart(line: string, from: number, latest: number): number {
  const blank = line.indexOf(' ', from);
  return blank < 0 || blank >= latest ? Math.min(from, latest) : blank + 1;
}

function wordEnd(line: string, to: number, earliest: number): number {
  const blank = line.lastIndexOf(' ', to);
  return blank <= earliest ? Math.max(to, earliest) : blank;
}
