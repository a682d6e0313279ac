const ark = /(?:^|[/\s])ark:\/?([0-9bcdfghjkmnpqrstvwxz]{4,9})\/([^\s?#"<>]{1,200})/i;

/** The Archival Resource Key as `ark:/12345/name`, out of an address or bare, with or without the old slash. Hyphens mean nothing in an ARK but stay. */
export function readArk(text: string): string | undefined {
  const match = ark.exec(text.trim());
  if (!match) return undefined;
  const name = (match[2] ?? '').replace(/[.,;:)\]/]+$/, '');
  return name === '' ? undefined : `ark:/${(match[1] ?? '').toLowerCase()}/${name}`;
}
