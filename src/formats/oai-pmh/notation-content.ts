import type { XmlElement } from '../../xml/element.ts';
import type { RecordContent } from '../dublin-core/record-draft.ts';
import type { ReadContext } from '../format.ts';

/** What metadata say of a record. An id of their own (`sourceId`) counts where there is no envelope whose header has one. */
export type NotationContent = RecordContent & { readonly sourceId?: string };

/** Reads metadata that stand within others (METS has no notation of its own for what a work is); undefined for those that no notation reads. */
export type ReadWithin = (root: XmlElement, context: ReadContext) => { readonly id: string; readonly content: NotationContent } | undefined;
