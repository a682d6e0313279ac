import { z } from 'zod';
import { endpoint, result } from '../../model/endpoint.ts';
import { extractEndpoints } from '../../normalizers/endpoints.ts';
import { type CitationString, citationsInList, parseCitation } from '../../pipeline/parse-citations.ts';
import { libraryVerifier } from '../library-verifier.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { record } from '../schemas/works.ts';

/** Texts in one request. */
const mostTexts = 1000;

const citations = z
  .object({
    citation: z.exactOptional(z.string()).describe('One citation in words'),
    citations: z.exactOptional(z.array(z.string()).min(1).max(mostTexts)).describe('Several'),
    list: z.exactOptional(z.string()).describe('A pasted reference list, numbered or not: it is split first'),
    verify: z
      .boolean()
      .default(false)
      .describe('Look each up in the library, and take over the identifiers of what agrees in all that the citation says'),
  })
  .refine(({ citation, citations, list }) => [citation, citations, list].filter((each) => each !== undefined).length === 1, {
    message: 'wants one of citation, citations and list',
  });

export const textRoutes: readonly Route[] = [
  route(
    {
      id: 'parseCitation',
      method: 'post',
      path: '/v1/parse-citation',
      group: 'texts',
      summary: 'Read citations in words into records',
      body: { json: citations, description: 'The citations' },
      answers: {
        200: {
          description: 'A record for each, in their order',
          json: z.strictObject({ records: z.array(record), rest: z.array(z.string()).describe('What of a list is no citation') }),
        },
      },
    },
    async ({ body, signal }, tools) => {
      const { strings, rest } = stringsOf(body, tools.limits.textLength);
      const records = [];
      const means = { journals: tools.journals, ...(body.verify ? { verify: libraryVerifier(tools.library.store) } : {}) };
      for (const string of strings) {
        signal.throwIfAborted();
        records.push(await parseCitation(string, means));
      }
      return { json: { records, rest } };
    },
  ),
  route(
    {
      id: 'extractEndpoints',
      method: 'post',
      path: '/v1/extract-endpoints',
      group: 'texts',
      summary: 'Read what a text of a study measured and found',
      description:
        'The endpoints that the text (an abstract, a claim) names and the results that it reports, with their places in it, in UTF-16 units.',
      body: { json: z.object({ text: z.string() }), description: 'The text' },
      answers: { 200: { description: 'What it says', json: z.strictObject({ endpoints: z.array(endpoint), results: z.array(result) }) } },
    },
    async ({ body: { text } }, { limits }) => {
      refuseLonger(text, limits.textLength, 'text');
      const { endpoints, results } = extractEndpoints(text);
      return { json: { endpoints, results } };
    },
  ),
];

function stringsOf(
  { citation, citations: several = [], list }: z.infer<typeof citations>,
  longest: number,
): { strings: readonly CitationString[]; rest: readonly string[] } {
  if (list !== undefined) {
    refuseLonger(list, longest, 'list');
    const found = citationsInList(list, 'list');
    if (found.citations.length > mostTexts)
      throw new Problem(413, `there are more than ${mostTexts} citations in it: send it in parts`, { key: 'list' });
    return { strings: found.citations, rest: found.rest.map(({ text }) => text) };
  }
  const texts = citation === undefined ? several : [citation];
  refuseLonger(texts.join(''), longest, citation === undefined ? 'citations' : 'citation');
  return { strings: texts.map((text, at) => ({ text, sourceId: `citation#${at + 1}` })), rest: [] };
}

function refuseLonger(text: string, longest: number, key: string): void {
  if (text.length > longest) throw new Problem(413, `a text may have ${longest} characters`, { key });
}
