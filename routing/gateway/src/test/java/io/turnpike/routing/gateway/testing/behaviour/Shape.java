package io.turnpike.routing.gateway.testing.behaviour;

import java.util.List;

/** The documents and events one vendor's API is made of. */
interface Shape {

  /** What stands before the first content of a stream. */
  List<Event> beginning(CompletionRequest call, Form form);

  Event token(CompletionRequest call, Form form, String token);

  /** Why the answer stopped, and what was used: everything before the mark of the end. */
  List<Event> finish(CompletionRequest call, Form form, int tokens);

  /** The mark of a stream's end. */
  Event end();

  /** A sign of life without content; a comment where the vendor has no event for it. */
  Event ping();

  /** An event that begins like content and breaks off within its document. */
  Event broken();

  Event failed(Complaint complaint);

  /** The document of a whole answer. */
  String whole(CompletionRequest call, Form form, List<String> tokens);

  /** The document of a refusal. */
  String error(Complaint complaint);
}
