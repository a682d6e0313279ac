import { localName, type XmlElement } from '../../xml/element.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { dimFields } from './dim-fields.ts';
import { oaiDcFields } from './oai-dc-fields.ts';

/** How a metadata element of an OAI-PMH record is read, found by its own root, not by what was asked for. */
export interface MetadataNotation {
  /** The format's id. */
  readonly id: string;
  /** Local name of the root element, whatever its prefix. */
  readonly root: string;
  readonly namespace: string;
  fields(root: XmlElement): readonly MetadataField[];
}

export const dimNotation: MetadataNotation = {
  id: 'dim',
  root: 'dim',
  namespace: 'http://www.dspace.org/xmlns/dspace/dim',
  fields: dimFields,
};

export const oaiDcNotation: MetadataNotation = {
  id: 'oai-dc',
  root: 'dc',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  fields: oaiDcFields,
};

/** A further notation (xoai, qdc) is one line here: its values become fields, the table places them. */
const metadataNotations: readonly MetadataNotation[] = [dimNotation, oaiDcNotation];

export const notationOf = (root: XmlElement): MetadataNotation | undefined =>
  metadataNotations.find((each) => each.root === localName(root.name));
