import { type DebianPrefix, type DebianPrefixRequest, debianPrefix } from '../debian-prefix.ts'

type Options = Pick<DebianPrefixRequest, 'log' | 'signal'>

/** Kamailio, the SIP server of the integration tests and of the demo. */
export const kamailioPrefix = (options: Options = {}): Promise<DebianPrefix> =>
  debianPrefix({
    ...options,
    suite: 'bookworm',
    name: 'kamailio',
    packages: [
      'kamailio',
      'kamailio-presence-modules',
      'kamailio-tls-modules',
      'kamailio-websocket-modules',
      'kamailio-xml-modules',
    ],
    // What the modules that the tests load are linked to; not Perl, Python, LDAP and the like.
    dependencies:
      /libc6|libgcc-s1|libicu\d+|liblzma5|libssl3|libstdc\+\+6|libunistring2|libxml2|zlib1g/,
  })

/** baresip, the phone of the integration tests and of the demo. */
export const baresipPrefix = (options: Options = {}): Promise<DebianPrefix> =>
  debianPrefix({
    ...options,
    suite: 'bookworm',
    name: 'baresip',
    packages: ['baresip-core'],
    // No sound card, camera or screen is used, so none of their libraries.
    dependencies: /libc6|libre0|librem0|libssl3|zlib1g/,
  })

/** sipp, the second kind of phone of the integration tests: it plays a call as a scenario has it. */
export const sippPrefix = (options: Options = {}): Promise<DebianPrefix> =>
  debianPrefix({
    ...options,
    suite: 'bookworm',
    name: 'sipp',
    packages: ['sip-tester'],
    dependencies:
      /libc6|libcap2|libdbus-1-3|libgcc-s1|libgcrypt20|libgpg-error0|libgsl27|libgslcblas0|liblz4-1|liblzma5|libncursesw6|libpcap0\.8|libsctp1|libstdc\+\+6|libsystemd0|libtinfo6|libzstd1/,
  })
