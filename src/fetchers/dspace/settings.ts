import { z } from 'zod';
import { type ItemAddress, itemAddress } from './item-address.ts';

/** A DSpace repository (7 or later) in refmill.yaml. */
export const dspaceSettings = z
  .strictObject({
    url: z
      .exactOptional(z.url('is no web address (https://…)'))
      .describe('The repository: its home page, any page of it, or the root of its REST API (https://repository.example.org/server/api)'),
    query: z.exactOptional(z.string().min(1)).describe('What to look for, as in the repository’s own search box; all of it otherwise'),
    scope: z
      .exactOptional(z.string().min(1))
      .describe('A community or collection, by handle (99999/12) or UUID; the whole repository otherwise'),
    filters: z
      .exactOptional(z.array(z.string().regex(/^[\w.-]+=./, 'is written field=value or field=value,operator')).min(1))
      .describe('Filters of its search: author=Vidal, dateIssued=[2015 TO 2020],equals'),
    items: z
      .exactOptional(
        z
          .array(
            z
              .string()
              .min(1)
              .refine((entry) => Object.keys(itemAddress(entry)).length > 0, 'is no address, handle or UUID of an item'),
          )
          .min(1),
      )
      .describe('Single items instead of a search: addresses of their pages, handles, UUIDs'),
    overlapDays: z.int().min(0).max(365).default(2).describe('Days that a later run asks for again: the search index lags behind'),
    relistDays: z
      .int()
      .min(1)
      .default(30)
      .describe('After so many days list everything again, to notice what is gone: DSpace announces no deletions here'),
  })
  .refine(({ url, items }) => url !== undefined || items !== undefined, { message: 'url or items must be given', path: ['url'] })
  .refine(({ url, items = [] }) => url !== undefined || items.every((entry) => !isUuidAlone(itemAddress(entry))), {
    message: 'must be given: a UUID alone does not say in which repository its item is',
    path: ['url'],
  });

const isUuidAlone = ({ uuid, url }: ItemAddress): boolean => uuid !== undefined && url === undefined;

export type DspaceSettings = z.infer<typeof dspaceSettings>;
