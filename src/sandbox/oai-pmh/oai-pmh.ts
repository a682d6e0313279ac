import { fixtureItems, generatedItems } from '../items.ts';
import type { SandboxService } from '../service.ts';
import { oaiReply, prefixesNamed } from './repository.ts';

/** A small repository in the manner of DSpace, by OAI-PMH. */
export const oaiPmh: SandboxService = {
  id: 'oai-pmh',
  title: 'a repository (OAI-PMH)',
  path: '/server/oai/request',
  example: (baseUrl) => `oai-pmh --url ${baseUrl}`,
  carelessXml: true,
  open({ options, now, baseUrl, strikes }) {
    const items = [...fixtureItems(), ...generatedItems(options.generated ?? 0)];
    return {
      answer: ({ parameters }) =>
        oaiReply(parameters, items, {
          baseUrl: baseUrl(),
          pageSize: options.pageSize ?? 4,
          granularity: options.granularity ?? 'second',
          deletedRecord: options.deletedRecord ?? 'transient',
          prefixes: prefixesNamed(options.prefixes),
          now,
          strikes,
        }),
      touch(id, at) {
        for (const item of items) if (item.identifier === id) item.datestamp = at;
      },
      remove(id, at) {
        const item = items.find((each) => each.identifier === id);
        if (item) Object.assign(item, { deleted: true, datestamp: at });
      },
    };
  },
};
