import { z } from 'zod';
import { quoted, saysOfItself, timeCommand } from './shell-command.ts';

/** Programs that read the same packed file, each in its own way, in one try; `why` of those that are not here. */
export const otherProgram = z.strictObject({
  name: z.string(),
  does: z.string(),
  measured: z.union([z.strictObject({ version: z.string(), wall: z.number(), cpu: z.number() }), z.strictObject({ why: z.string() })]),
});

type OtherProgram = z.infer<typeof otherProgram>;

interface Candidate {
  readonly name: string;
  readonly does: string;
  readonly version: () => string | undefined;
  readonly missing: string;
  readonly command: (file: string) => string;
}

const pubmedParser = 'import sys, pubmed_parser; print(sum(1 for _ in pubmed_parser.parse_medline_xml(sys.argv[1])))';

const candidates: readonly Candidate[] = [
  {
    name: 'gunzip',
    does: 'unpacks',
    version: () => saysOfItself('gunzip', ['--version']),
    missing: 'not installed',
    command: (file) => `gunzip -c ${quoted(file)}`,
  },
  {
    name: 'xtract',
    does: '`gunzip | xtract -strict`: five columns (PMID, year, journal, title, abstract)',
    version: () => saysOfItself('xtract', ['-version']),
    missing: "not installed (Debian's ncbi-entrez-direct has it)",
    command: (file) =>
      `gunzip -c ${quoted(file)} | xtract -strict -pattern PubmedArticle -element MedlineCitation/PMID PubDate/Year Journal/Title ArticleTitle AbstractText`,
  },
  {
    name: 'pubmed_parser',
    does: "Python's pubmed_parser: most fields",
    version: () =>
      saysOfItself('python3', ['-c', 'import importlib.metadata, pubmed_parser; print(importlib.metadata.version("pubmed_parser"))']),
    missing: 'not installed (pip install pubmed-parser)',
    command: (file) => `python3 -c ${quoted(pubmedParser)} ${quoted(file)}`,
  },
];

/** Each on a packed file, once. */
export async function measureOthers(file: string, names: readonly string[] = candidates.map(({ name }) => name)): Promise<OtherProgram[]> {
  const measured: OtherProgram[] = [];
  for (const { name, does, version, missing, command } of candidates.filter((each) => names.includes(each.name))) {
    const found = version();
    const told = found === undefined ? { why: missing } : { version: found, ...(await timeCommand(command(file))) };
    measured.push({ name, does, measured: told });
  }
  return measured;
}
