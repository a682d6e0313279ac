import { Malformed } from '../model/errors.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseXml } from '../xml/parse.ts';

/** One record of a vocabulary's XML as an element, or what is wrong with its markup. */
export function recordElement(text: string): XmlElement | string {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}
