import type { Heading, Keyword, Qualifier } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import type { JsonFields } from '../json-fields.ts';
import { openAlexId, plain, type Reading } from './reading.ts';

/** MeSH as PubMed has it, then OpenAlex's topics. Its concepts, which the topics replaced, are guesses down to «Engineering» and stay aside. */
export const readHeadings = (reading: Reading): Heading[] => [...readMesh(reading), ...readTopics(reading)];

/**
 * One entry for a descriptor alone, or for a descriptor with one qualifier: those of a descriptor are put together. The flag is that of the
 * pair, so that a descriptor has one of its own only where it stands alone.
 */
function readMesh({ work }: Reading): Heading[] {
  const headings = new Map<string, Heading>();
  for (const entry of work.list('mesh')) {
    const term = plain(entry.text('descriptor_name'));
    if (term === undefined) continue;
    const ui = entry.text('descriptor_ui');
    const major = entry.flag('is_major_topic');
    const key = ui ?? term;
    const heading = headings.get(key) ?? present<Heading>({ vocabulary: 'mesh', ui, term } as Heading);
    headings.set(key, heading);
    const qualifier = plain(entry.text('qualifier_name'));
    const qualifierUi = entry.text('qualifier_ui');
    if (qualifier === undefined) {
      if (major !== undefined) heading.major = major;
      if (qualifierUi) entry.giveBack('qualifier_ui', qualifierUi);
    } else {
      heading.qualifiers ??= [];
      heading.qualifiers.push(present<Qualifier>({ ui: qualifierUi, term: qualifier, major }));
    }
  }
  return [...headings.values()];
}

/** Topics as OpenAlex assigns them, the primary one marked. */
function readTopics({ work }: Reading): Heading[] {
  const primary = work.fields('primary_topic');
  const id = primary?.peek('id');
  const topics = work.list('topics');
  const isListed = topics.some((topic) => topic.peek('id') === id);
  if (isListed) work.drop('primary_topic');
  return [...(primary && !isListed ? [primary] : []), ...topics].flatMap((topic) => readTopic(topic, topic.peek('id') === id));
}

function readTopic(topic: JsonFields, major: boolean): Heading[] {
  const ui = openAlexId(topic.peek('id'), 'T');
  const term = plain(topic.text('display_name'));
  if (term === undefined) return [];
  if (ui) topic.drop('id');
  return [present<Heading>({ vocabulary: 'other', ui, term, kind: 'OpenAlex topic', major } as Heading)];
}

/** OpenAlex's own, found by a model: no author gave them. */
export const readKeywords = ({ work }: Reading): Keyword[] =>
  work.list('keywords').flatMap((entry) => {
    const term = plain(entry.text('display_name') ?? entry.text('keyword'));
    return term === undefined ? [] : [{ term, owner: 'OpenAlex' }];
  });
