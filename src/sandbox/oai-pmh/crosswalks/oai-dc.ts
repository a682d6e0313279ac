import type { Crosswalk, ItemField } from './item-fields.ts';

/** DSpace's elements with another name in oai_dc; all others keep theirs and lose their qualifier. */
const renamed: Readonly<Record<string, string>> = { 'contributor.author': 'creator' };
const dropped = new Set(['description.provenance', 'description.version']);

const elementOf = ({ name }: ItemField): string => renamed[name] ?? name.split('.')[0] ?? '';

/** The loss that DSpace's own crosswalk makes: no qualifier survives, so every subject, date and identifier looks like any other. */
export const oaiDc: Crosswalk = {
  prefix: 'oai_dc',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  write(fields) {
    const kept = fields.filter(({ name }) => !dropped.has(name));
    const lines = kept.map((field) => `<dc:${elementOf(field)}>${field.value}</dc:${elementOf(field)}>`);
    return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">\n${lines.join('\n')}\n</oai_dc:dc>`;
  },
};
