import type { Command } from 'commander';
import type { ListRequest } from '../pipeline/list-writer.ts';

export interface ListOptions {
  readonly style?: string;
  readonly locale?: string;
  readonly order?: string;
  readonly groupBy?: string;
  readonly links?: string;
  readonly related?: boolean;
}

/** The options of every command that prints citation lists. */
export function addListOptions(command: Command): Command {
  return command
    .option(
      '--style <style>',
      'citation style of a printed list: vancouver (nlm), ama, apa, harvard, nature, chicago …, or a .csl file; `--style list` names all',
    )
    .option('--locale <locale>', 'language of a printed list, as en-GB or de (default: the style’s own)')
    .option('--order <order>', 'order of a printed list: style (as the style sorts, or as found), found, author, year')
    .option(
      '--group-by <what>',
      'put the works of a printed list under headings: heading, year, journal, type, study (registered trial), tag',
    )
    .option(
      '--links <kinds>',
      'print these behind each entry, where the style does not: doi, pmid, pmcid, url, with commas between them, or all',
    )
    .option(
      '--related',
      'print behind each entry what the work is related to: its preprint, protocol, errata, comments; also those that the library found',
    );
}

/** What the options ask for. */
export const listRequest = (format: string | undefined, { links, ...options }: ListOptions): ListRequest => {
  const { style, locale, order, groupBy, related } = options;
  const asked = { format, style, locale, order, groupBy, related, links: links?.split(/[\s,]+/).filter(Boolean) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
};
