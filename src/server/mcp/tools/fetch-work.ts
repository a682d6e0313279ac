import { z } from 'zod';
import { workPage } from '../../../export/work-page.ts';
import { keyText } from '../../../model/work.ts';
import { workSentences } from '../../../pipeline/evidence-sentences.ts';
import type { WorkDetail } from '../../../store/store.ts';
import { mustFindWork } from '../../must-find-work.ts';
import { abstractOf, toldBriefly, toldWork } from '../told-work.ts';
import { mcpTool } from '../tool.ts';

/** What is asked for of a work, as text. */
const parts: Readonly<Record<string, (work: WorkDetail) => string>> = {
  page: (work) => workPage(work, workSentences(work)),
  abstract: ({ citation }) => abstractOf(citation) ?? 'The library has no abstract of it.',
  references: ({ citation }) =>
    (citation.references ?? [])
      .map(({ label, raw, identifiers = [] }) =>
        [label, raw, ...identifiers.map(({ scheme, value }) => `${scheme}:${value}`)].filter(Boolean).join(' '),
      )
      .join('\n') || 'The library has no references of it.',
  records: ({ members }) =>
    JSON.stringify(
      members.map(({ key, record }) => ({ key: keyText(key), record })),
      null,
      1,
    ),
  json: ({ id, citation, provenance }) => JSON.stringify({ id, citation, provenance }, null, 1),
};

const partNames = Object.keys(parts) as [string, ...string[]];

/** Characters of a text in one answer. */
const longest = 20_000;

export const fetchWork = mcpTool(
  {
    name: 'fetch_work',
    title: 'Fetch a work',
    description:
      'Gives one work in full: by default its page (every field with the records that say so, findings about its data, what it measured and reported); or only its abstract, its references, its records as their sources gave them, or its citation as JSON. Long texts come in pieces: ask again with nextOffset.',
    input: z.strictObject({
      id: z.string().min(1).max(2000).describe('The work: its id (W12), a citation key, or a PMID, DOI, PMCID or handle'),
      part: z.enum(partNames).default('page'),
      offset: z.number().int().min(0).default(0).describe('Where in the text to go on'),
    }),
    output: z.object({
      work: toldWork,
      text: z.string(),
      nextOffset: z.number().int().optional().describe('There is more: ask again from here'),
      redirectedFrom: z.string().optional().describe('The id that was asked for, when that work was merged into this one'),
    }),
  },
  async ({ id, part, offset }, { library: { store } }) => {
    const work = await mustFindWork(store, id);
    const text = parts[part]?.(work) ?? '';
    const end = offset + longest;
    return {
      work: toldBriefly(work, 0),
      text: text.slice(offset, end),
      ...(end < text.length ? { nextOffset: end } : {}),
      ...(work.redirectedFrom === undefined ? {} : { redirectedFrom: work.redirectedFrom }),
    };
  },
);
