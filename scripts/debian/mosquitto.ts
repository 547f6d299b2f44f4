import { type DebianPrefix, type DebianPrefixRequest, debianPrefix } from '../debian-prefix.ts'

/** Mosquitto, the MQTT broker of the relay's tests and benchmark. */
export const mosquittoPrefix = (
  options: Pick<DebianPrefixRequest, 'log' | 'signal'> = {},
): Promise<DebianPrefix> =>
  debianPrefix({
    ...options,
    suite: 'bookworm',
    name: 'mosquitto',
    packages: ['mosquitto'],
    dependencies:
      /libc6|libcjson1|libcap2|libdlt2|libmosquitto1|libssl3|libsystemd0|libwrap0|libwebsockets\d+|libev4|libuv1|libgcrypt20|libgpg-error0|liblz4-1|liblzma5|libzstd1|libnsl2|libtirpc3/,
  })
