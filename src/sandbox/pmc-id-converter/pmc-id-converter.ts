import { type Article, fixtureArticles } from '../articles.ts';
import { jsonReply } from '../reply.ts';
import type { SandboxService } from '../service.ts';

/** The PMC ID converter over the sandbox's articles. It takes 200 ids of one kind. */
export const pmcIdConverter: SandboxService = {
  id: 'pmc-id-converter',
  title: 'PMC ID converter',
  path: '/pmc/tools/idconv/api/v1/articles/',
  example: (baseUrl) => `pmc-id-converter --ids 99000001,99000002 --base-url ${baseUrl}`,
  open({ now }) {
    const articles = fixtureArticles();
    return {
      answer: ({ parameters }) => {
        const ids = (parameters.get('ids') ?? '').split(',').filter((id) => id !== '');
        const kind = parameters.get('idtype') ?? 'pmid';
        const stamp = now().toISOString().slice(0, 19).replace('T', ' ');
        const request = { warnings: [], format: 'json', idtype: kind, ids, tool: parameters.get('tool'), versions: 'no', showaiid: 'no' };
        const message = complaintAbout(ids, kind);
        if (message !== undefined) {
          return jsonReply(JSON.stringify({ status: 'error', 'response-date': stamp, request, message }), 400);
        }
        return jsonReply(
          JSON.stringify({ status: 'ok', 'response-date': stamp, request, records: ids.map((id) => recordOf(id, kind, articles)) }),
        );
      },
    };
  },
};

function complaintAbout(ids: readonly string[], kind: string): string | undefined {
  if (!(kind in idOf)) return `Unknown idtype ${kind}`;
  if (ids.length > 200) return 'More than 200 ids';
  return kind === 'mid' && ids.some((id) => !/^(?:NIHMS|EMS)/i.test(id)) ? 'Invalid id for idtype mid' : undefined;
}

const idOf: Readonly<Record<string, (article: Article) => string | undefined>> = {
  pmid: ({ pmid }) => String(pmid),
  pmcid: ({ pmcid }) => pmcid?.toUpperCase(),
  doi: ({ doi }) => doi,
  mid: () => undefined,
};

function recordOf(id: string, kind: string, articles: readonly Article[]): Record<string, unknown> {
  const article = articles.find((each) => idOf[kind]?.(each)?.toLowerCase() === id.toLowerCase());
  if (article?.pmcid !== undefined)
    return { pmcid: article.pmcid.toUpperCase(), pmid: String(article.pmid), doi: article.doi, 'requested-id': id };
  // Of a PMID without an article in PMC it says nothing, of other ids that it has not found them.
  return kind === 'pmid'
    ? { pmid: id, 'requested-id': id }
    : { [kind]: id, 'requested-id': id, status: 'error', errmsg: 'Identifier not found in PMC' };
}
