/** Secrets that cannot print themselves, envelope encryption, token digests, password hashes. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.crypto;

import org.jspecify.annotations.NullMarked;
