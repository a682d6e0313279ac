import { fixtureArticles, generatedArticles } from '../articles.ts';
import { listByCursor } from '../cursor-list.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';
import { coreResult, type Entry, entryOf, liteResult } from './entries.ts';
import { matcherOf } from './query.ts';

const largestPage = 1000;

const errorReply = (errCode: number, errMsg: string): Reply => jsonReply(JSON.stringify({ errCode, errMsg }));

/** A small Europe PMC: its search over the sandbox's articles, paged by cursorMark. */
export const europePmc: SandboxService = {
  id: 'europe-pmc',
  title: 'Europe PMC (RESTful web service)',
  path: '/europepmc/webservices/rest/',
  example: (baseUrl) => `europe-pmc --query radium --base-url ${baseUrl}`,
  errorInside: () => errorReply(503, 'The search service is temporarily unavailable'),
  open({ options, strikes }) {
    let entries: Entry[] = [...fixtureArticles(), ...generatedArticles(options.generated ?? 0)].map(entryOf);

    function search(parameters: URLSearchParams): Reply {
      const query = parameters.get('query') ?? '';
      if (query.trim() === '') return errorReply(404, 'No query was given');
      const size = Math.min(Number(parameters.get('pageSize') ?? 25), largestPage);
      const cursor = parameters.get('cursorMark') ?? '*';
      const resultType = parameters.get('resultType') ?? 'lite';
      const found = entries.filter(matcherOf(query));
      const page = listByCursor(found, { cursor, size, strikes });
      if (!page) return errorReply(404, `cursorMark ${cursor} is not valid`);
      const result = page.records.map(resultType === 'core' ? coreResult : liteResult);
      return jsonReply(
        JSON.stringify({
          version: '6.9',
          hitCount: found.length,
          // It is given behind the last page too, and the page behind that one gives it back.
          ...(found.length ? { nextCursorMark: page.cursor } : {}),
          request: {
            queryString: query,
            resultType,
            cursorMark: encodeURIComponent(cursor),
            pageSize: size,
            sort: parameters.get('sort') ?? '',
          },
          resultList: { result },
        }),
      );
    }

    return {
      answer: ({ path, parameters }) =>
        path === 'search' || path === 'searchPOST' ? search(parameters) : { status: 404, mediaType: 'text/plain', body: 'no such module' },
      touch(id, at) {
        for (const entry of entries) if (entry.id === id) entry.updated = at.slice(0, 10);
      },
      remove(id) {
        entries = entries.filter((entry) => entry.id !== id);
      },
    };
  },
};
