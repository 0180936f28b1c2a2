/** The guarded outbound HTTP client. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.http;

import org.jspecify.annotations.NullMarked;
