import type { Command } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import { vocabularyNames } from '../model/heading.ts';
import type { HeldVocabulary } from '../model/vocabulary-entry.ts';
import { importable, importVocabulary } from '../pipeline/import-vocabulary.ts';
import { type LookedUp, lookUpTerm } from '../pipeline/look-up-term.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withExistingLibrary } from './library-options.ts';
import { grouped } from './report.ts';

type Options = LibraryOptions & { readonly json?: boolean };

export function addVocabulary(program: Command, context: Context): void {
  const vocabulary = program
    .command('vocabulary')
    .summary('load MeSH or DeCS, see what is loaded, look a term up')
    .description(
      'Vocabularies of the library: descriptors of what is read get their identifiers and qualifiers from them, and run-on text is cut with them.',
    );

  const load = vocabulary
    .command('import')
    .summary('take a vocabulary file into the library')
    .description(
      'Takes a vocabulary file into the library: MeSH as NLM gives it (desc2025.xml, qual2025.xml, mesh.nt) or as a table; DeCS as a table, as records of its service, or in NLM’s XML. A file of the same vocabulary, languages and year takes the place of the former one. `refmill replay` reads with it what is in the library already.',
    )
    .argument('<vocabulary>', importable.join(' or '))
    .argument('<file>', 'XML, N-Triples or a table separated by tabs; .gz is unpacked')
    .option('--json', 'print what was loaded as JSON');
  addLibraryOptions(load).action((name: string, file: string, options: Options) =>
    context.withLibrary(options, async ({ store }) => {
      const held = await importVocabulary(store, { vocabulary: name, path: file, now: context.world.now, signal: context.world.signal });
      await context.out(options.json ? JSON.stringify(held) : heldLine(held));
    }),
  );

  const list = vocabulary
    .command('list')
    .description('Lists the vocabularies of the library: languages, how many descriptors and entry terms, from which file and when.')
    .option('--json', 'print JSON Lines');
  addLibraryOptions(list).action((options: Options) =>
    withExistingLibrary(context, options, async ({ store }) => {
      const held = await store.vocabularies();
      for (const each of held) await context.out(options.json ? JSON.stringify(each) : heldLine(each));
      const taught = new Set((await store.taughtDescriptors()).map(({ ui }) => ui)).size;
      if (held.length === 0) context.say('no vocabulary is loaded; `refmill vocabulary import` loads one');
      if (taught > 0) context.say(`${grouped(taught)} descriptors of MeSH are known from PubMed’s records`);
    }),
  );

  const lookup = vocabulary
    .command('lookup')
    .description(
      'Shows what a term or an identifier names: the descriptor, its tree numbers and qualifiers, and its names in other languages.',
    )
    .argument('<term>', 'a descriptor, an entry term, a qualifier or an identifier (D001859)')
    .option('--json', 'print JSON Lines: a descriptor each');
  addLibraryOptions(lookup).action((term: string, options: Options) => {
    if (term.trim() === '') throw new Misconfigured('term', 'there is no term to look up: it is empty');
    return withExistingLibrary(context, options, async ({ store }) => {
      const { descriptors, qualifier } = await lookUpTerm(store, term);
      for (const each of descriptors) await context.out(options.json ? JSON.stringify(each) : descriptorLines(each));
      if (qualifier)
        await context.out(
          options.json ? JSON.stringify({ match: 'exact', qualifier }) : `${qualifier.ui}  ${qualifier.term}  (qualifier of MeSH)`,
        );
      if (descriptors.length === 0 && !qualifier) context.say(`${term}: no vocabulary of the library has a descriptor of that name`);
    });
  });
}

const heldLine = ({ vocabulary, year, part, languages, descriptors, entryTerms, file, importedAt }: HeldVocabulary): string =>
  [
    `${vocabularyNames[vocabulary]}${year === undefined ? '' : ` ${year}`}${languages.length === 0 ? '' : ` (${languages.join(', ')})`}:`,
    part === 'qualifiers' ? `${grouped(descriptors)} qualifiers,` : `${grouped(descriptors)} descriptors,`,
    `${grouped(entryTerms)} entry terms; from ${file}, ${importedAt.slice(0, 10)}`,
  ].join(' ');

function descriptorLines({ vocabulary, ui, term, language, match, trees, code, qualifiers, elsewhere }: LookedUp): string {
  const name = `${vocabularyNames[vocabulary]}${language === undefined ? '' : ` (${language})`}${match === 'likely' ? ', likely' : ''}`;
  const lines = [
    `${ui ?? ''}  ${term}  (${name})`,
    ...(code === undefined ? [] : [`    DeCS code   ${code}`]),
    ...(trees ? [`    trees       ${trees.join(', ')}`] : []),
    ...(qualifiers ? [`    qualifiers  ${qualifiers.map((each) => each.term).join(', ')}`] : []),
    ...(elsewhere ?? []).map(
      (each) => `    ${`${vocabularyNames[each.vocabulary]} ${each.language ?? ''}`.trim().padEnd(10)}  ${each.term}`,
    ),
  ];
  return lines.join('\n').trimStart();
}
