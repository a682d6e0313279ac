import { fixtureArticles, generatedArticles } from '../articles.ts';
import { listByCursor } from '../cursor-list.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';
import { type Work, workJson, workOf } from './works.ts';

const largestPage = 200;

const errorReply = (error: string, message: string, status: number): Reply => jsonReply(JSON.stringify({ error, message }), status);

type Filter = (work: Work, value: string) => boolean;

const anyOf =
  (found: (work: Work) => string | undefined): Filter =>
  (work, values) =>
    values
      .toLowerCase()
      .split('|')
      .includes(found(work)?.toLowerCase() ?? '');

/** Filters; several are joined by commas, values by `|`. Those that tell what was changed since want the key of a paid plan. */
const filters: Readonly<Record<string, Filter>> = {
  openalex: anyOf(({ id }) => id),
  doi: anyOf(({ article }) => article.doi),
  pmid: anyOf(({ article }) => String(article.pmid)),
  pmcid: anyOf(({ article }) => article.pmcid),
  publication_year: anyOf(({ day }) => day.slice(0, 4)),
  from_publication_date: ({ day }, value) => day >= value,
  to_publication_date: ({ day }, value) => day <= value,
  'default.search': ({ article }, value) => article.words.includes(value.toLowerCase()),
  from_updated_date: ({ updated }, value) => updated.slice(0, 10) >= value,
  to_updated_date: ({ updated }, value) => updated.slice(0, 10) <= value,
};

const ofPaidPlans = /_(?:updated|created)_date$/;

/** A small OpenAlex: works over the sandbox's articles, filtered, searched and paged by cursor. */
export const openAlex: SandboxService = {
  id: 'openalex',
  title: 'OpenAlex (works)',
  path: '/openalex/',
  example: (baseUrl) => `openalex --search radium --base-url ${baseUrl}`,
  errorInside: () => errorReply('Internal error', 'The request timed out, please try again', 200),
  open({ options, strikes }) {
    let works: Work[] = [...fixtureArticles(), ...generatedArticles(options.generated ?? 0)].map(workOf);

    function list(parameters: URLSearchParams): Reply {
      const conditions = (parameters.get('filter') ?? '').split(',').filter(Boolean);
      let found = works;
      for (const condition of conditions) {
        const colon = condition.indexOf(':');
        const [name, value] = [condition.slice(0, colon), condition.slice(colon + 1)];
        const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
        if (!filter) return errorReply('Invalid query parameters error.', `${name} is not a valid field.`, 403);
        if (ofPaidPlans.test(name) && !parameters.get('api_key'))
          return errorReply('Plan upgrade required', `${name} is a filter of paid plans.`, 403);
        found = found.filter((work) => filter(work, value));
      }
      const words = parameters.get('search')?.toLowerCase();
      if (words) found = found.filter(({ article }) => words.split(/\s+/).every((word) => article.words.includes(word)));
      const size = Math.min(Number(parameters.get('per_page') ?? parameters.get('per-page') ?? 25), largestPage);
      const page = listByCursor(found, { cursor: parameters.get('cursor') ?? '*', size, strikes });
      if (!page) return errorReply('Invalid query parameters error.', 'The cursor value is not valid.', 400);
      return jsonReply(
        JSON.stringify({
          meta: {
            count: found.length,
            db_response_time_ms: 7,
            page: null,
            per_page: size,
            next_cursor: page.records.length ? page.cursor : null,
            groups_count: null,
          },
          results: page.records.map(workJson),
          group_by: [],
        }),
      );
    }

    function one(name: string): Reply {
      const [, scheme = 'openalex', value = name] = /^(?:https:\/\/doi\.org\/|(doi|pmid|pmcid):)(.*)$/.exec(name) ?? [];
      const filter = filters[name.startsWith('https://doi.org/') ? 'doi' : scheme];
      const work = works.find((each) => filter?.(each, value));
      return work
        ? jsonReply(JSON.stringify(workJson(work)))
        : { status: 404, mediaType: 'text/html', body: '<title>404 Not Found</title>' };
    }

    return {
      answer({ path, parameters }) {
        if (path === 'works') return list(parameters);
        return path.startsWith('works/')
          ? one(decodeURIComponent(path.slice('works/'.length)))
          : { status: 404, mediaType: 'text/html', body: '<title>404 Not Found</title>' };
      },
      touch(id, at) {
        for (const work of works) if (work.id === id || String(work.article.pmid) === id) work.updated = at;
      },
      remove(id) {
        works = works.filter((work) => work.id !== id && String(work.article.pmid) !== id);
      },
    };
  },
};
