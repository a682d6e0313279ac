/** Headings that indexers check for every article (National Library of Medicine, MEDLINE indexing: check tags), and the commonest beside them. */
const tags = new Set([
  'adolescent',
  'adult',
  'aged',
  'aged, 80 and over',
  'animals',
  'cats',
  'cattle',
  'child',
  'child, preschool',
  'dogs',
  'female',
  'history, 20th century',
  'history, 21st century',
  'humans',
  'infant',
  'infant, newborn',
  'male',
  'mice',
  'middle aged',
  'pregnancy',
  'rabbits',
  'rats',
  'young adult',
]);

/** A term that by itself tells MeSH headings from an author's keywords, known without any vocabulary. */
export const isCheckTag = (term: string): boolean => tags.has(term.toLowerCase());
