import { Parser, type Quad } from 'n3';
import { Malformed } from '../model/errors.ts';
import { present } from '../model/present.ts';
import type { VocabularyEntry, VocabularyFile } from '../model/vocabulary-entry.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';
import { Gathering, mostNames, otherNames } from './gathering.ts';
import { linesOf } from './lines.ts';

const mesh = 'http://id.nlm.nih.gov/mesh/';
const vocab = `${mesh}vocab#`;

/** What MeSH RDF says with these properties is all that is looked for; of the fifteen million lines of mesh.nt most say something else. */
const properties = {
  'http://www.w3.org/2000/01/rdf-schema#label': 'label',
  [`${vocab}concept`]: 'concept',
  [`${vocab}preferredConcept`]: 'concept',
  [`${vocab}term`]: 'term',
  [`${vocab}preferredTerm`]: 'term',
  [`${vocab}prefLabel`]: 'name',
  [`${vocab}altLabel`]: 'name',
  [`${vocab}treeNumber`]: 'tree',
  [`${vocab}allowableQualifier`]: 'qualifier',
  [`${vocab}abbreviation`]: 'abbreviation',
} as const satisfies Record<string, string>;

type Meaning = (typeof properties)[keyof typeof properties];
const meanings = new Map<string, Meaning>(Object.entries(properties));

/** Lines that are parsed together. */
const together = 2000;

/** A descriptor or qualifier as its triples gather. Concepts and terms are known by their numbers. */
interface Subject {
  label?: string;
  readonly concepts: number[];
  readonly terms: number[];
  readonly trees: string[];
  readonly qualifiers: string[];
}

interface Graph {
  readonly subjects: Map<string, Subject>;
  readonly termsOfConcept: Map<number, number[]>;
  readonly namesOfTerm: Map<number, string[]>;
  readonly abbreviations: Map<number, string>;
}

/**
 * MeSH RDF as N-Triples (https://hhs.github.io/meshrdf/): descriptors and qualifiers, the terms of their concepts, in any order of the
 * lines. Lines go one by one, so memory grows with the names (supplementary concepts' among them, until the end) and not with the file. A file of
 * both kinds is read as descriptors; qualifiers stand among the entries with their own identifiers. Throws Malformed that names the line.
 */
export async function readMeshRdf(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<VocabularyFile> {
  const graph: Graph = { subjects: new Map(), termsOfConcept: new Map(), namesOfTerm: new Map(), abbreviations: new Map() };
  let batch: { readonly line: string; readonly number: number }[] = [];
  let taken = 0;
  const flush = () => {
    for (const quad of quadsOf(name, batch)) take(graph, quad);
    taken += batch.length;
    // A few triples for each name: all of MeSH with its supplementary concepts stays far below.
    if (taken > 3 * mostNames) throw new Malformed(`${name}: more than ${3 * mostNames} names and links are no vocabulary`);
    batch = [];
  };
  let number = 0;
  for await (const line of linesOf(chunks, name)) {
    number += 1;
    if (!mayMatter(line)) {
      if (!/^\s*(?:$|#|<|_:)/.test(line)) throw new Malformed(`${name}, line ${number}: not a triple: ${line.slice(0, 60)}`);
      continue;
    }
    batch.push({ line, number });
    if (batch.length >= together) flush();
  }
  flush();
  const gathering = new Gathering(name);
  for (const [ui, subject] of graph.subjects) {
    const entry = entryOf(ui, subject, graph);
    if (entry) gathering.add(entry, ui);
  }
  if (gathering.entries.length === 0) throw new Malformed(`${name}: it names no descriptor of MeSH`);
  const part = gathering.entries.every(({ ui }) => ui.startsWith('Q')) ? 'qualifiers' : 'descriptors';
  return { name, vocabulary: 'mesh', language: 'en', part, entries: gathering.entries };
}

/** The property is the second of a line's parts; only the lines that have one of ours are worth a parser's time. */
const mayMatter = (line: string): boolean => meanings.has(/^\s*<[^<>]*>\s*<([^<>]*)>/.exec(line)?.[1] ?? '');

function quadsOf(name: string, lines: readonly { readonly line: string; readonly number: number }[]): Quad[] {
  try {
    return parsed(lines.map(({ line }) => line).join('\n'));
  } catch {
    for (const { line, number } of lines) {
      try {
        parsed(line);
      } catch (error) {
        throw new Malformed(
          `${name}, line ${number}: ${error instanceof Error ? error.message.replace(/ on line 1\b/, '') : String(error)}`,
        );
      }
    }
    // Each line by itself is well-formed: it was only together that they were not.
    return lines.flatMap(({ line }) => parsed(line));
  }
}

const parsed = (text: string): Quad[] => new Parser({ format: 'N-Triples' }).parse(text);

/** `http://id.nlm.nih.gov/mesh/D001859` and, in the files of one year, `http://id.nlm.nih.gov/mesh/2024/D001859`. */
const localName = (iri: string): string => (iri.startsWith(mesh) ? iri.slice(mesh.length).replace(/^\d{4}\//, '') : '');

/** `T000002` to 2. */
const numberIn = (iri: string, letter: string): number | undefined => {
  const local = localName(iri);
  return local.startsWith(letter) && /^.\d{1,15}$/.test(local) ? Number(local.slice(1)) : undefined;
};

function take(graph: Graph, { subject, predicate, object }: Quad): void {
  const meaning = meanings.get(predicate.value);
  const id = localName(subject.value);
  if (/^[DQ]\d{6,9}$/.test(id)) {
    takeOfSubject(graph, id, meaning, object.value, isOther(object));
    return;
  }
  const concept = numberIn(subject.value, 'M');
  const term = numberIn(subject.value, 'T');
  if (concept !== undefined && meaning === 'term') {
    const named = numberIn(object.value, 'T');
    if (named !== undefined) push(graph.termsOfConcept, concept, named);
  } else if (term !== undefined && (meaning === 'name' || meaning === 'label')) {
    if (!isOther(object)) push(graph.namesOfTerm, term, object.value);
  } else if (term !== undefined && meaning === 'abbreviation') graph.abbreviations.set(term, object.value);
}

/** A literal in another language than English; MeSH's own files are English throughout. */
const isOther = (object: Quad['object']): boolean =>
  object.termType === 'Literal' && object.language !== '' && !/^en\b/.test(object.language);

function takeOfSubject(graph: Graph, id: string, meaning: Meaning | undefined, value: string, foreign: boolean): void {
  const known = graph.subjects.get(id);
  const subject = known ?? { concepts: [], terms: [], trees: [], qualifiers: [] };
  if (!known) graph.subjects.set(id, subject);
  if (meaning === 'label' && !foreign) subject.label = foldWhitespace(value);
  else if (meaning === 'concept') pushNumber(subject.concepts, numberIn(value, 'M'));
  else if (meaning === 'term') pushNumber(subject.terms, numberIn(value, 'T'));
  else if (meaning === 'tree') subject.trees.push(localName(value));
  else if (meaning === 'qualifier') subject.qualifiers.push(localName(value));
}

function entryOf(ui: string, { label, concepts, terms, trees, qualifiers }: Subject, graph: Graph): VocabularyEntry | undefined {
  if (label === undefined || label === '') return undefined;
  const numbers = [...new Set([...terms, ...concepts.flatMap((concept) => graph.termsOfConcept.get(concept) ?? [])])];
  return {
    ...present<Omit<VocabularyEntry, 'entryTerms'>>({
      ui,
      preferred: label,
      trees: trees.sort(),
      qualifiers: qualifiers.filter((each) => /^Q\d{6,9}$/.test(each)).sort(),
      abbreviation: numbers.map((term) => graph.abbreviations.get(term)).find((each) => each !== undefined),
      language: undefined,
      code: undefined,
    }),
    entryTerms: otherNames(
      numbers.flatMap((term) => graph.namesOfTerm.get(term) ?? []),
      label,
    ),
  };
}

function push<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

const pushNumber = (list: number[], value: number | undefined): void => {
  if (value !== undefined) list.push(value);
};
