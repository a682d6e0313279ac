import { escapeXml } from '../fixture.ts';
import { handleOf, numberOf, uuidOf, valuesOf } from '../item-values.ts';
import { fixtureItems, type Item } from '../items.ts';
import { htmlReply, jsonReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';

/** The tags that DSpace's pages have for Google Scholar. */
const tags: Readonly<Record<string, string>> = {
  'dc.title': 'citation_title',
  'dc.contributor.author': 'citation_author',
  'dc.date.issued': 'citation_publication_date',
  'dc.language.iso': 'citation_language',
  'dc.subject': 'citation_keywords',
  'dc.publisher': 'citation_publisher',
  'dc.identifier.doi': 'citation_doi',
  'dc.identifier.pmid': 'citation_pmid',
};

/** The pages of the repository's items, as `/handle/99999/101` and `/items/<uuid>`, with links to what describes them. */
export const webPage: SandboxService = {
  id: 'web-page',
  title: 'the pages of its items',
  path: '/handle',
  alsoAt: ['/items', '/signposting'],
  example: (baseUrl) => `web-page --urls ${baseUrl}/99999/101,${baseUrl}/99999/102`,
  open({ baseUrl }) {
    const items = fixtureItems();
    const byKey = (key: string) => items.find((item) => handleOf(item) === key || uuidOf('item', numberOf(item)) === key);
    return {
      answer({ pathname }) {
        const site = baseUrl().replace(/\/handle$/, '');
        const [, kind, key = ''] = /^\/(handle|items|signposting\/linksets)\/(.+?)(?:\/json)?$/.exec(pathname) ?? [];
        const item = kind === undefined ? undefined : byKey(key);
        if (!item) return htmlReply('<!DOCTYPE html><html><head><title>Page not found</title></head><body></body></html>', 404);
        if (item.deleted) return htmlReply('<!DOCTYPE html><html><head><title>Item withdrawn</title></head><body></body></html>', 410);
        return kind === 'handle' || kind === 'items' ? page(item, site) : jsonReply(JSON.stringify(linkset(item, site)));
      },
      remove(id) {
        const item = byKey(id);
        if (item) item.deleted = true;
      },
    };
  },
};

function page(item: Item, site: string): Reply {
  const uuid = uuidOf('item', numberOf(item));
  const metas = valuesOf(item)
    .filter(({ name }) => tags[name] !== undefined)
    .map(({ name, value }) => `<meta name="${tags[name]}" content="${escapeXml(value)}">`);
  const body = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Item ${numberOf(item)}</title>
${metas.join('\n')}
<meta name="citation_abstract_html_url" content="${site}/handle/${handleOf(item)}">
</head><body></body></html>`;
  const links = [
    `<${site}/signposting/linksets/${uuid}/json>; rel="linkset"; type="application/linkset+json"`,
    `<https://hdl.handle.net/${handleOf(item)}>; rel="cite-as"`,
  ];
  return { ...htmlReply(body), headers: { link: links.join(', ') } };
}

const linkset = (item: Item, site: string) => ({
  linkset: [
    {
      anchor: `${site}/handle/${handleOf(item)}`,
      'cite-as': [{ href: `https://hdl.handle.net/${handleOf(item)}` }],
      describedby: [{ href: `${site}/server/api/core/items/${uuidOf('item', numberOf(item))}`, type: 'application/json' }],
    },
  ],
});
