import { Misconfigured } from '../src/model/errors.ts';

/** A whole number that was given, under its name, and nothing where nothing was given. Throws Misconfigured for what is no such number. */
export function wholeOption<Name extends string>(name: Name, text: string | undefined): { readonly [Key in Name]?: number } {
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { [name]: Number(text) } as { readonly [Key in Name]: number };
  throw new Misconfigured(name, `${name} takes a whole number, not ${text}`);
}
