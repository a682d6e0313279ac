import { listByCursor } from '../cursor-list.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';
import { type Complaint, matcherOf, scoreOf, wordsOf } from './filters.ts';
import { instant, sandboxWorks, type Work } from './works.ts';

const largestPage = 1000;

/** Crossref forgets a cursor after five minutes. */
const cursorLifeMs = 5 * 60_000;

const reply = (type: string, message: unknown): Reply =>
  jsonReply(JSON.stringify({ status: 'ok', 'message-type': type, 'message-version': '1.0.0', message }));
const failed = (message: readonly Complaint[]): Reply =>
  jsonReply(JSON.stringify({ status: 'failed', 'message-type': 'validation-failure', message }), 400);
const notFound: Reply = { status: 404, mediaType: 'text/plain', body: 'Resource not found.' };

const written = ({ fields, deposited, indexed }: Work) => ({
  indexed: instant(indexed),
  ...fields,
  deposited: instant(deposited),
  score: 1,
});

/** A small Crossref: `/works` by words, filters and cursors, and one work by its DOI. */
export const crossref: SandboxService = {
  id: 'crossref',
  title: 'Crossref (REST API)',
  path: '/crossref/',
  example: (baseUrl) => `crossref --query radium --base-url ${baseUrl}`,
  throttled: () => ({ status: 429, mediaType: 'text/plain', body: 'Too many requests. Please try again later.' }),
  errorInside: () =>
    jsonReply(
      '{"status":"error","message-type":"exception","message-version":"1.0.0","message":{"name":"class java.io.IOException","description":"Connection reset"}}',
    ),
  open({ options, now, strikes }) {
    let works = sandboxWorks(options.generated ?? 0);

    function list(parameters: URLSearchParams): Reply {
      const matches = matcherOf(parameters.get('filter') ?? '');
      if (typeof matches !== 'function') return failed(matches);
      const rows = Number(parameters.get('rows') ?? 20);
      if (!(rows >= 0 && rows <= largestPage)) {
        const message = `Integer specified as ${parameters.get('rows')} but must be a positive integer less than or equal to ${largestPage}.`;
        return failed([{ type: 'integer-not-valid', value: String(parameters.get('rows')), message }]);
      }
      if (parameters.has('query.bibliographic') && !parameters.has('cursor')) return ranked(works.filter(matches), parameters, rows);
      const named = wordsOf(parameters);
      const found = works.filter((work) => matches(work) && named(work));
      const [cursor = '*', given = '0'] = (parameters.get('cursor') ?? '*').split('~');
      const isOld = cursor !== '*' && now().getTime() - Number(given) > cursorLifeMs;
      const page = isOld ? undefined : listByCursor(found, { cursor, size: rows, strikes });
      if (!page) return failed([{ type: 'cursor-not-valid', value: cursor, message: 'Cursor specified is not valid or has expired.' }]);
      return reply('work-list', {
        facets: {},
        'next-cursor': `${page.cursor}~${now().getTime()}`,
        'total-results': found.length,
        items: page.records.map(written),
        'items-per-page': rows,
        query: { 'start-index': 0, 'search-terms': parameters.get('query') },
      });
    }

    /** Without a cursor the works come by how well they fit. */
    function ranked(among: readonly Work[], parameters: URLSearchParams, rows: number): Reply {
      const score = scoreOf(parameters);
      const found = among.map((work) => ({ work, score: score(work) })).filter((each) => each.score > 0);
      return reply('work-list', {
        facets: {},
        'total-results': found.length,
        items: found
          .sort((a, b) => b.score - a.score || (a.work.doi < b.work.doi ? -1 : 1))
          .slice(0, rows)
          .map((each) => ({ ...written(each.work), score: each.score })),
        'items-per-page': rows,
        query: { 'start-index': 0, 'search-terms': parameters.get('query.bibliographic') },
      });
    }

    function one(doi: string): Reply {
      const work = works.find((each) => each.doi === doi.toLowerCase());
      return work ? reply('work', written(work)) : notFound;
    }

    return {
      answer({ path, parameters }) {
        if (path === 'works') return list(parameters);
        return path.startsWith('works/') ? one(decodeURIComponent(path.slice('works/'.length))) : notFound;
      },
      touch(id, at) {
        for (const work of works) if (work.doi === id) Object.assign(work, { deposited: at, indexed: at });
      },
      remove(id) {
        works = works.filter((work) => work.doi !== id);
      },
    };
  },
};
