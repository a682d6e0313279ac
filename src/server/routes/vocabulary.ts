import { z } from 'zod';
import { lookUpTerm } from '../../pipeline/look-up-term.ts';
import { type Route, route } from '../route.ts';
import { named } from '../schemas/components.ts';

const text = z.string();
const qualifier = z.strictObject({ ui: text, term: text });

const descriptor = named(
  'Descriptor',
  z.strictObject({
    match: z.enum(['exact', 'likely']).describe('likely: diacritics, punctuation, order or number differ'),
    vocabulary: text,
    ui: z.exactOptional(text),
    term: text,
    language: z.exactOptional(text),
    trees: z.exactOptional(z.array(text)),
    code: z.exactOptional(text).describe('DeCS’s own number, where `ui` is MeSH’s'),
    qualifiers: z.exactOptional(z.array(qualifier)),
    elsewhere: z.exactOptional(z.array(z.strictObject({ vocabulary: text, language: z.exactOptional(text), term: text }))),
  }),
);

export const vocabularyRoutes: readonly Route[] = [
  route(
    {
      id: 'vocabularies',
      method: 'get',
      path: '/v1/vocabularies',
      group: 'vocabularies',
      summary: 'The vocabularies of the library',
      ofLibrary: true,
      answers: {
        200: {
          description: 'Of one vocabulary the newest first',
          json: z.strictObject({
            vocabularies: z.array(
              z.strictObject({
                vocabulary: text,
                part: text,
                languages: z.array(text),
                year: z.exactOptional(text),
                file: text,
                sha256: text,
                importedAt: text,
                descriptors: z.int(),
                entryTerms: z.int(),
              }),
            ),
          }),
        },
      },
    },
    async (_, { library: { store } }) => ({ json: { vocabularies: await store.vocabularies() } }),
  ),
  route(
    {
      id: 'lookUpTerm',
      method: 'get',
      path: '/v1/vocabularies/lookup',
      group: 'vocabularies',
      summary: 'What a term or an identifier names in MeSH or DeCS',
      ofLibrary: true,
      query: z.object({
        term: text.trim().min(1).max(500).describe('A descriptor, an entry term, a qualifier or an identifier (`D001859`)'),
      }),
      answers: {
        200: {
          description: 'The descriptors that it names',
          json: z.strictObject({ descriptors: z.array(descriptor), qualifier: z.exactOptional(qualifier) }),
        },
      },
    },
    async ({ query: { term } }, { library: { store }, vocabularies }) => ({ json: await lookUpTerm(store, term, vocabularies) }),
  ),
];
