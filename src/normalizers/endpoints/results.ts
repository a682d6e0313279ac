import type { Endpoint } from '../../model/endpoint.ts';
import type { EndpointReading } from '../endpoints.ts';
import type { ArmTable } from './arms.ts';
import type { Document } from './document.ts';

/** The results of a text, and its endpoints: those that were stated, and those that only results name. */
export function findResults(_document: Document, stated: readonly Endpoint[], _arms: ArmTable): EndpointReading {
  return { endpoints: stated.map((endpoint, index) => ({ id: `E${index + 1}`, ...endpoint })), results: [] };
}
