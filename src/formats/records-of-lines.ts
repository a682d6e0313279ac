import type { BibliographicRecord } from '../model/record.ts';
import type { Chunks, ReadContext } from './format.ts';
import { readLines, type TextLine } from './text-lines.ts';
import { unreadableValue } from './unreadable-value.ts';

/** What a format of lines makes of a file. */
type LineReader = (lines: AsyncIterable<TextLine>, context: ReadContext) => AsyncIterable<BibliographicRecord>;

/**
 * The `read` of a format whose files are lines. A file with text in which no record is found gives one that says so and how the file begins: the
 * wrong `--format`, tags written in a way that nobody else writes them. `isEmpty` knows an export without hits by its first lines
 * (`FN Clarivate Analytics Web of Science`): that is no defect.
 */
export const recordsOfLines = (source: string, read: LineReader, isEmpty: (opening: readonly string[]) => boolean = () => false) =>
  async function* (chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
    const opening: string[] = [];
    let found = false;
    for await (const record of read(readLines(chunks, { opening }), context)) {
      found = true;
      yield record;
    }
    if (!found && opening.length > 0 && !isEmpty(opening))
      yield unreadableValue(source, `${context.name}#1`, nothingFound, opening.join('\n'));
  };

const nothingFound = 'The file holds text, but nothing in it begins a record of this format.';
