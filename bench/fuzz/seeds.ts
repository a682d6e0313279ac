import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/package-root.ts';
import { madeCitation } from '../citation-model/made-citation.ts';
import { Random } from '../generator/random.ts';
import { madePage, madeRecord } from './made-page.ts';

/** Whole texts that mutation starts from, by what they are. */
export interface Seeds {
  /** Pages of repositories, and other things that somebody may take for one. */
  readonly pages: readonly string[];
  readonly citations: readonly string[];
  readonly lists: readonly string[];
  readonly authors: readonly string[];
  /** Single values of any field. */
  readonly values: readonly string[];
}

const fixtures = path.join(packageRoot, 'fixtures');
const longestPage = 6_000;
const longestValue = 160;

/** Names, dates, identifiers, words of rights, types and languages, pages and headings in the writings that have a rule of their own. */
const plainValues =
  'Doe, Jane A., Jr|van der Berg CJ|JOSÉ MARÍA DE LA TORRE Y VEGA|王小明|김철수|O’Sample T|Invented Study Group|Smith, J. A., & Doe, B.|R. Roe and S. Poe, eds.|Doe J, Roe A, et al.|' +
  '2017|2017-10-01T08:00:00Z|1998 Dec-1999 Jan|2000 Spring|2024///|3. März 2017|1 a 3 de octubre de 2017|03/04/2017|[2017?]|c1998-99|' +
  'https://doi.org/10.5555/(sici)1097-0001(199901)1:1<1::aid-x1>3.0.co;2-u|PMID: 99000001|PMC9900001.2|arXiv:2101.00001v2|hdl:99999/1234|ark:/99999/fk4|ISSN 2999-0041|978-3-16-148410-0|0000-0001-5109-3700|https://ror.org/0abcdef12|NCT00000001|urn:nbn:x:99|oai:example.org:1|' +
  'https://creativecommons.org/licenses/by-nc-nd/4.0/deed.es|CC BY-SA 3.0 ES|All rights reserved|GPL-3.0-or-later|info:eu-repo/semantics/openAccess|http://purl.org/coar/access_right/c_abf2|Acceso abierto|restricted access|' +
  'info:eu-repo/semantics/doctoralThesis|Journal Article|Artículo|http://purl.org/coar/resource_type/c_6501|en_US|eng|Español; Castellano|zh-Hant-TW|Englisch|' +
  '2464-71|S12-5|e123|143.e1-9|Article 12|pp. 77–91|235-41; discussion 241-3|xii-xv|8-Aug|Bone Neoplasms/secondary|*Radium/*therapeutic use, adverse effects|NEOPLASIAS ÓSEAS/secundario|Diseases::Neoplasms::Bone Neoplasms|Prostatic Neoplasms, Castration-Resistant -- drug therapy';

/** Our own fixtures, made articles and citations, and the texts that were given. The same for the same seed and files. */
export function readSeeds(seed: number, given: readonly string[] = []): Seeds {
  const random = new Random(seed, 0, 1);
  const files = [...inputs(), ...given];
  const excerpts = files.map((text) => excerpt(text, random));
  const records = Array.from({ length: 60 }, () => madeRecord(random));
  const recordAt = (at: number) => records[at % records.length] ?? {};
  const citations = Array.from({ length: 400 }, () => madeCitation(random.pick(records), recordAt, () => random.next()).raw);
  const lines = [...new Set(files.flatMap((text) => text.split('\n')).map((line) => line.trim()))].filter(({ length }) => length > 0);
  return {
    pages: [...runOnPages(), ...Array.from({ length: 40 }, () => madePage(random)), ...excerpts],
    citations: [...citations, ...lines.filter(({ length }) => length > 60 && length < 700)],
    lists: [...Array.from({ length: 40 }, () => madeList(citations, random)), ...excerpts],
    authors: citations.map((citation) => citation.slice(0, random.between(10, 150))),
    values: [...plainValues.split('|'), ...lines.map((line) => line.slice(0, longestValue))],
  };
}

const textOf = (file: string) => readFileSync(path.join(fixtures, file), 'utf8');

function inputs(): string[] {
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[/\\](?:input\.\w+|[\w-]+\.tsv)$/.test(file))
    .sort()
    .map(textOf);
}

const runOnPages = () =>
  readdirSync(path.join(fixtures, 'run-on'))
    .sort()
    .map((name) => textOf(path.join('run-on', name, 'input.txt')));

function excerpt(text: string, random: Random): string {
  const start = random.between(0, Math.max(0, text.length - longestPage));
  return text.slice(start, start + longestPage);
}

/** Citations as somebody copies them from a page: numbered in one of the usual forms or not at all. */
function madeList(citations: readonly string[], random: Random): string {
  const label = random.pick<(at: number) => string>([() => '', (at) => `${at}. `, (at) => `[${at}] `, (at) => `${at}\t`, () => '• ']);
  const entries = Array.from({ length: random.count(8) }, (_, at) => label(at + 1) + random.pick(citations));
  return entries.join(random.pick(['\n', '\n\n', '\r\n', ' ']));
}
