import { z } from 'zod';
import { citationLine } from '../../../export/citation-line.ts';
import { findWork } from '../../../pipeline/find-work.ts';
import { citationsInList, parseCitation } from '../../../pipeline/parse-citations.ts';
import { libraryVerifier } from '../../library-verifier.ts';
import { toldBriefly, toldWork } from '../told-work.ts';
import { mcpTool } from '../tool.ts';

/** Citations looked up in one call. */
const most = 50;

const looked = z.object({
  citation: z.string().describe('As it was given'),
  read: z.string().describe('What was read in it, as one line'),
  outcome: z.enum(['found', 'contradicted', 'unclear', 'not found']),
  why: z.string(),
  alternatives: z.array(z.string()).optional().describe('What comes closest'),
  work: toldWork.optional(),
});

const outcomes: Readonly<Record<string, z.infer<typeof looked>['outcome']>> = {
  'citation-verified': 'found',
  'citation-contradicted': 'contradicted',
  'citation-unverified': 'unclear',
  'citation-not-found': 'not found',
};

export const lookUpCitation = mcpTool(
  {
    name: 'look_up_citation',
    title: 'Look up citations',
    description:
      'Takes citations in words (one, or a pasted reference list) and says for each whether the library has the publication: found (all that the citation says agrees), contradicted (what comes closest differs: a wrong year, other pages, an invented reference), unclear, or not found. Use it to check references before you rely on them. Nothing is sent anywhere.',
    input: z.strictObject({ text: z.string().trim().min(1).max(200_000).describe(`One citation, or a list of at most ${most}`) }),
    output: z.object({ citations: z.array(looked), more: z.boolean().describe('The list is longer than what was looked up') }),
  },
  async ({ text }, tools, signal) => {
    const lines = text
      .trim()
      .split('\n')
      .filter((line) => line.trim() !== '');
    const given = lines.length > 1 ? citationsInList(text, 'list').citations : [{ text: text.trim(), sourceId: 'citation#1' }];
    const verify = libraryVerifier(tools.library.store);
    const citations = [];
    for (const string of given.slice(0, most)) {
      signal.throwIfAborted();
      const record = await parseCitation(string, { journals: tools.journals, verify });
      const finding = record.findings?.findLast(({ code }) => Object.hasOwn(outcomes, code));
      const id = finding?.code === 'citation-verified' ? /the library \((W\d+)\)/.exec(finding.message)?.[1] : undefined;
      const work = id === undefined ? undefined : await findWork(tools.library.store, id);
      citations.push({
        citation: string.text.slice(0, 1000),
        read: citationLine(record),
        outcome: outcomes[finding?.code ?? ''] ?? 'unclear',
        why: finding?.message ?? 'It could not be read.',
        ...(finding?.alternatives ? { alternatives: finding.alternatives } : {}),
        ...(work ? { work: toldBriefly(work, 0) } : {}),
      });
    }
    return { citations, more: given.length > most };
  },
);
