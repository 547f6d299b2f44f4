/** What Microsoft Entra names tenants, applications and requests by (RFC 9562, section 4). */
export const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
