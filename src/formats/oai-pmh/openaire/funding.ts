import { present } from '../../../model/present.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { childNamed, localName, textOf, type XmlElement } from '../../../xml/element.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import { nameIdentifier } from '../name-identifier.ts';
import { elementFields, isElement } from '../qualified-elements.ts';

const own = new Set(['funderName', 'funderIdentifier', 'fundingStream', 'awardNumber']);

/** `<oaire:fundingReference>`, or DataCite's of the same parts: who paid, under which number. */
export function placeFunding(draft: RecordDraft, element: XmlElement): void {
  const text = (name: string) => foldWhitespace(textOf(childNamed(element, name)));
  const funder = childNamed(element, 'funderIdentifier');
  const identifier = funder && nameIdentifier(textOf(funder), funder.attributes.funderIdentifierType);
  const award = childNamed(element, 'awardNumber');
  const agency = [text('funderName'), text('fundingStream')].filter((part) => part !== '').join(' ');
  const grant = present({ id: text('awardNumber'), agency, agencyIdentifiers: identifier && [identifier] });
  if (Object.keys(grant).length > 0) draft.add('grants', grant);
  const leave = (name: string, value: string) => {
    if (value !== '')
      draft.leaveUnplaced({
        name: `oaire.fundingReference.${name}`,
        value: [grant.id ?? agency, value].filter((part) => part !== '').join(': '),
      });
  };
  if (!identifier) leave('funderIdentifier', text('funderIdentifier'));
  leave('awardURI', award?.attributes.awardURI?.trim() ?? '');
  for (const each of element.children.filter(isElement).filter((child) => !own.has(localName(child.name))))
    for (const field of elementFields(localName(each.name), each)) leave(localName(each.name), field.value);
}
