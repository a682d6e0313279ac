import type { Crosswalk } from './item-fields.ts';
import { modsDocument } from './mods.ts';

/** DSpace's package for other archives: MODS, wrapped, and the item's only file. */
export const mets: Crosswalk = {
  prefix: 'mets',
  schema: 'http://www.loc.gov/standards/mets/mets.xsd',
  namespace: 'http://www.loc.gov/METS/',
  write(fields, { identifier }) {
    const handle = identifier.slice(identifier.lastIndexOf(':') + 1);
    return `<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/TR/xlink/" ID="DSpace_ITEM_${handle.replace('/', '-')}" TYPE="DSpace ITEM" PROFILE="DSpace METS SIP Profile 1.0" OBJID="hdl:${handle}"><dmdSec ID="DMD_1"><mdWrap MDTYPE="MODS"><xmlData>${modsDocument(fields)}</xmlData></mdWrap></dmdSec><fileSec><fileGrp USE="ORIGINAL"><file ID="BITSTREAM_1" MIMETYPE="application/pdf" SIZE="1024"><FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="https://repository.example.org/bitstreams/${handle}/download"/></file></fileGrp></fileSec></mets>`;
  },
};
