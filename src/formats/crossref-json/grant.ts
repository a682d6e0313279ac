import { appended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { lineAt } from '../plain-fields.ts';
import { readPerson } from './contributors.ts';
import type { Reading } from './reading.ts';

/** A grant has a DOI of its own and its title, people and description in projects: `"project": [{ "project-title": [{ "title": "…" }], … }]`. */
export function readGrant(reading: Reading): void {
  const { work, draft } = reading;
  const award = work.text('award');
  if (award !== undefined) draft.grants = appended(draft.grants, { id: award });
  for (const project of work.list('project')) {
    for (const entry of project.list('project-title')) {
      const title = lineAt(entry, 'title');
      if (title === undefined) continue;
      if (draft.title === undefined) draft.title = title;
      else draft.titles = appended(draft.titles, { kind: 'alternative', text: title });
    }
    for (const entry of project.list('project-description')) {
      const text = entry.text('description');
      if (text !== undefined)
        draft.abstracts = appended(draft.abstracts, {
          ...(draft.abstracts ? { other: true as const } : {}),
          sections: [{ text: dropMarkup(text) }],
        });
    }
    for (const key of ['lead-investigator', 'co-lead-investigator', 'investigator'])
      for (const entry of project.list(key)) {
        const person = readPerson(entry, 'investigator', reading);
        if (person) draft.contributors = appended(draft.contributors, person);
      }
  }
}
