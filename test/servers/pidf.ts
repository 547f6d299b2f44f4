/** A small presence document (PIDF, RFC 3863, with RPID, RFC 4480), as test input. */
export function pidf(
  address: string,
  basic: 'open' | 'closed',
  activity?: string,
  note = '',
): string {
  const activities = activity
    ? `<rpid:activities><rpid:${activity}/></rpid:activities>`
    : '<rpid:activities/>'
  return `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf"
    xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
    xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="${address}">
  <tuple id="t1"><status><basic>${basic}</basic></status></tuple>
  <dm:person id="p1">${activities}<dm:note>${note}</dm:note></dm:person>
</presence>`
}
