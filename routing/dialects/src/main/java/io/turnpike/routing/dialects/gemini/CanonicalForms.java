package io.turnpike.routing.dialects.gemini;

import io.turnpike.routing.dialects.Operation;

/** The operations by way of which requests go. */
record CanonicalForms(Operation chat, Operation embeddings) {}
