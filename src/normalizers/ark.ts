import { type FoundValue, valuesFound } from './found-value.ts';

const key = String.raw`ark:\/?([0-9bcdfghjkmnpqrstvwxz]{4,9})\/([^\s?#"<>]{1,200})`;
const ark = new RegExp(String.raw`(?:^|[/\s=(]|info:)${key}`, 'i');
const inText = new RegExp(`(?<![a-z])${key}`, 'gi');

/** The Archival Resource Key as `ark:/12345/name`, out of an address or bare, with or without the old slash. Hyphens mean nothing in an ARK but stay. */
export function readArk(text: string): string | undefined {
  const match = ark.exec(text.trim());
  if (!match) return undefined;
  const name = (match[2] ?? '').replace(closing, '');
  return name === '' ? undefined : `ark:/${(match[1] ?? '').toLowerCase()}/${name}`;
}

/** Every ARK in running text. */
export function findArks(text: string): FoundValue[] {
  return valuesFound(text, inText, readArk).map((found) => {
    const matched = text.slice(found.start, found.end);
    return { ...found, end: found.start + matched.replace(closing, '').length };
  });
}

/** Of a sentence or of brackets around it. */
const closing = /[.,;:)\]/}'*]+$/;
